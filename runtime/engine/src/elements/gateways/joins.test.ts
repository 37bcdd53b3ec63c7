import { describe, expect, it } from 'vitest';
import { compileOk, diagram, flow, Play } from '../../testing/index.ts';

const play = async (content: string, variables = {}) =>
  new Play(await compileOk(diagram(content))).start(variables);
const is = (name: string) => `{"==":[{"var":"${name}"},true]}`;

describe('a parallel join', () => {
  it('does not take two tokens of one flow for tokens of two flows', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:parallelGateway id="p"/><bpmn:exclusiveGateway id="m"/><bpmn:userTask id="b"/><bpmn:parallelGateway id="j"/><bpmn:userTask id="after"/>
       ${flow('f1', 's', 'p')}${flow('f2', 'p', 'm')}${flow('f3', 'p', 'm')}${flow('f4', 'm', 'j')}${flow('f5', 'p', 'b')}${flow('f6', 'b', 'j')}${flow('f7', 'j', 'after')}`,
    );
    expect(running.active).toEqual(['b']);
    expect(running.state.scopes.root?.tokens).toEqual({ f4: 2 });
    running.complete('b');
    expect(running.active).toEqual(['after']);
    expect(running.state.scopes.root?.tokens).toEqual({ f4: 1 });
  });
});

describe('an inclusive join', () => {
  it('waits for a token that goes round a loop before it can come', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:inclusiveGateway id="i" default="f3"/><bpmn:userTask id="a"/><bpmn:exclusiveGateway id="m"/><bpmn:userTask id="b"/><bpmn:exclusiveGateway id="x" default="f8"/><bpmn:inclusiveGateway id="j"/><bpmn:userTask id="after"/>
       ${flow('f1', 's', 'i')}${flow('f2', 'i', 'a', is('a'))}${flow('f3', 'i', 'm')}${flow('f4', 'i', 'm', is('b'))}${flow('f5', 'a', 'j')}${flow('f6', 'm', 'b')}${flow('f7', 'b', 'x')}${flow('f8', 'x', 'j')}${flow('f9', 'x', 'm', is('again'))}${flow('f10', 'j', 'after')}`,
      { a: true, b: true, again: true },
    );
    running.complete('a').complete('b');
    expect(running.active).toEqual(['b']);
    running.complete('b', { again: false });
    expect(running.active).toEqual(['after']);
  });

  it('does not wait for a token behind it that could come back round', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:inclusiveGateway id="j"/><bpmn:userTask id="t"/><bpmn:exclusiveGateway id="x" default="f4"/><bpmn:endEvent id="e"/>
       ${flow('f1', 's', 'j')}${flow('f2', 'j', 't')}${flow('f3', 't', 'x')}${flow('f4', 'x', 'e')}${flow('f5', 'x', 'j', is('again'))}`,
      { again: true },
    );
    running.complete('t');
    expect(running.active).toEqual(['t']);
    running.complete('t', { again: false });
    expect(running.state.status).toBe('completed');
  });

  it('waits for what a boundary event may still send, until it cannot come any more', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:parallelGateway id="p"/><bpmn:userTask id="a"/><bpmn:userTask id="b"/><bpmn:boundaryEvent id="late" attachedToRef="b"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
       <bpmn:endEvent id="e"/><bpmn:inclusiveGateway id="j"/><bpmn:userTask id="after"/>${flow('f1', 's', 'p')}${flow('f2', 'p', 'a')}${flow('f3', 'p', 'b')}${flow('f4', 'a', 'j')}${flow('f5', 'b', 'e')}${flow('f6', 'late', 'j')}${flow('f7', 'j', 'after')}`,
    );
    running.complete('a');
    expect(running.active).toEqual(['b']);
    running.complete('b');
    expect(running.active).toEqual(['after']);
  });
});

describe('an exclusive gateway', () => {
  it('takes the first flow that holds, in the order of the diagram', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:exclusiveGateway id="x" default="f4"/><bpmn:userTask id="a"/><bpmn:userTask id="b"/><bpmn:userTask id="c"/>
       ${flow('f1', 's', 'x')}${flow('f2', 'x', 'a', '{">":[{"var":"n"},10]}')}${flow('f3', 'x', 'b', '=n > 1')}${flow('f4', 'x', 'c')}`,
      { n: 5 },
    );
    expect(running.active).toEqual(['b']);
  });
});
