import { beforeAll, describe, expect, it } from 'vitest';
import type { ProcessModel } from '../../model/process-model.ts';
import { diagram, flow, Play } from '../../testing/index.ts';
import { readModel } from '../../testing/node/read-model.ts';
import { compileOk } from '../../testing/play.ts';

const submit = (play: Play, taskId: string, total: number) =>
  play.do({ type: 'complete-task', taskId, submission: { total }, actor: { kind: 'system', id: 'test' } });

describe('a parallel multi-instance user task', () => {
  let model: ProcessModel;
  beforeAll(async () => {
    model = await readModel(import.meta.dirname, 'multi-instance.bpmn');
  });
  const panel = [{ user: 'li' }, { user: 'wang' }, { user: 'zhao' }];

  it('opens a task for each element of the collection, for the person in it', () => {
    const play = new Play(model).start({ panel });
    expect(play.all('task-created').map(({ assignee }) => assignee)).toEqual(['li', 'wang', 'zhao']);
    expect(play.all('timer-scheduled')).toHaveLength(1);
  });

  it('collects the results in the order of the collection, whoever is first', () => {
    const play = new Play(model).start({ panel });
    const [first, second, third] = Object.keys(play.state.tasks);
    submit(play, third ?? '', 70);
    submit(play, first ?? '', 90);
    expect(play.active).toEqual(['evaluate', 'evaluate']);
    submit(play, second ?? '', 80);
    expect(play.variables).toEqual({ panel, scores: [90, 80, 70] });
    expect(play.active).toEqual(['decide']);
    expect(play.all('timer-canceled')).toHaveLength(1);
  });

  it('keeps the documents of a run to the run', () => {
    const play = new Play(model).start({ panel, pe: { total: 1 } });
    submit(play, Object.keys(play.state.tasks)[0] ?? '', 99);
    expect(play.variables.pe).toEqual({ total: 1 });
  });

  it('is left at once when the collection is empty or missing', () => {
    expect(new Play(model).start({ panel: [] }).active).toEqual(['decide']);
    expect(new Play(model).start().variables.scores).toEqual([]);
  });

  it('is canceled with all its runs by its boundary event', () => {
    const play = new Play(model).start({ panel });
    play.fire('late');
    expect(play.active).toEqual(['decide']);
    expect(play.all('task-canceled')).toHaveLength(3);
    expect(play.state.loops).toEqual({});
  });

  it('raises an incident when the collection is no list, and goes on when it is mended', () => {
    const play = new Play(model).start({ panel: 'nobody' });
    expect(play.incidents).toEqual(['collection-invalid']);
    play.do({ type: 'set-variables', variables: { panel } });
    play.retry();
    expect(Object.keys(play.state.tasks)).toHaveLength(3);
  });
});

describe('a completion condition', () => {
  it('cancels the runs that are still open', async () => {
    const model = await readModel(import.meta.dirname, 'vote.bpmn');
    const play = new Play(model).start({ voters: ['a', 'b', 'c', 'd'] });
    play.complete('vote', { approve: true });
    expect(play.state.status).toBe('active');
    play.complete('vote', { approve: false });
    expect(play.state.status).toBe('completed');
    expect(play.variables.votes).toEqual([true, false]);
    expect(play.all('task-canceled')).toHaveLength(2);
  });
});

describe('a sequential multi-instance subprocess', () => {
  let model: ProcessModel;
  beforeAll(async () => {
    model = await readModel(import.meta.dirname, 'sequential-subprocess.bpmn');
  });

  it('begins a run when the one before is done', () => {
    const play = new Play(model).start({ targets: ['x', 'y'] });
    expect(play.all('job-created')).toHaveLength(1);
    play.finishJob('visit');
    expect(play.all('job-created')).toHaveLength(2);
    play.finishJob('visit');
    expect(play.state.status).toBe('completed');
    expect(play.variables).toEqual({ targets: ['x', 'y'], records: [{ name: 'x' }, { name: 'y' }] });
  });

  it('lets an error of a run end the whole activity', () => {
    const play = new Play(model).start({ targets: ['x', 'y'] });
    play.do({ type: 'throw-error', jobId: play.last('job-created', 'visit').jobId, errorCode: 'REFUSED' });
    expect(play.state.status).toBe('completed');
    expect(play.last('element-entered', 'broken')).toBeDefined();
  });
});

describe('many runs that never wait', () => {
  it('need no deep call stack and stay within the limit of a step', async () => {
    const script = `<bpmn:scriptTask id="t"><bpmn:extensionElements><fb:assignment variable="n">{"var":"loopCounter"}</fb:assignment></bpmn:extensionElements>
      <bpmn:multiInstanceLoopCharacteristics isSequential="true" fb:outputElement="n" fb:outputCollection="all">
      <bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">{"var":"count"}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:scriptTask>`;
    const model = await compileOk(
      diagram(
        `<bpmn:startEvent id="s"/>${script}<bpmn:endEvent id="e"/>${flow('f1', 's', 't')}${flow('f2', 't', 'e')}`,
      ),
    );
    const play = new Play(model).start({ count: 1000 });
    expect(play.state.status).toBe('completed');
    expect(play.variables.all).toHaveLength(1000);
    expect(new Play(model).start({ count: 10_001 }).incidents).toEqual(['collection-invalid']);

    const stopped = new Play(model, { stepLimit: 50 }).start({ count: 60 });
    expect(stopped.incidents).toContain('loop-without-wait');
    while (stopped.state.status === 'active') stopped.retry();
    expect(stopped.variables.all).toHaveLength(60);
  });
});
