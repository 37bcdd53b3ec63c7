import { describe, expect, it } from 'vitest';
import { compileOk, diagram, flow, Play } from '../../testing/index.ts';
import { asked, by, done } from '../../testing/node/people.ts';

/** The first of two opinions is enough; the second is taken in when it comes. */
const firstOpinion = diagram(
  `<bpmn:startEvent id="s"/><bpmn:parallelGateway id="fork"/><bpmn:userTask id="a"/><bpmn:userTask id="b"/>
   <bpmn:complexGateway id="first"><bpmn:activationCondition xsi:type="bpmn:tFormalExpression">{">=":[{"var":"activationCount"},1]}</bpmn:activationCondition></bpmn:complexGateway>
   <bpmn:userTask id="decide"/><bpmn:endEvent id="e"/>
   ${flow('f1', 's', 'fork')}${flow('f2', 'fork', 'a')}${flow('f3', 'fork', 'b')}${flow('f4', 'a', 'first')}${flow('f5', 'b', 'first')}
   ${flow('f6', 'first', 'decide')}${flow('f7', 'decide', 'e')}`,
);

describe('going back over a complex gateway', () => {
  it('closes it again when what opened it is taken back', async () => {
    const play = new Play(await compileOk(firstOpinion)).start();
    done(play, 'a', 'li');
    expect(asked(play)).toEqual(['b', 'decide']);
    play.do({ type: 'return-task', taskId: play.taskId('decide'), toElementId: 'a', actor: by('boss') });
    expect([asked(play), play.state.scopes.root?.activated]).toEqual([['a:li', 'b'], undefined]);
    done(play, 'b', 'wang');
    expect(asked(play)).toEqual(['a:li', 'decide']);
  });

  it('has it wait for a late token again when that is taken back', async () => {
    const play = new Play(await compileOk(firstOpinion)).start();
    done(play, 'a', 'li');
    const taskId = play.taskId('b');
    done(play, 'b', 'wang');
    expect(play.state.scopes.root?.activated).toBeUndefined();
    play.do({ type: 'take-back', taskId, actor: by('wang') });
    expect([asked(play), play.state.scopes.root?.activated]).toEqual([
      ['b:wang', 'decide'],
      { first: ['f4'] },
    ]);
    done(play, 'b', 'wang');
    expect(asked(play)).toEqual(['decide']);
  });
});
