import { describe, expect, it } from 'vitest';
import { compileOk, diagram, flow, Play } from '../../testing/index.ts';

const definitions = '<bpmn:message id="m1" name="stop"/><bpmn:error id="e1" errorCode="E1"/>';
const onMessage = '<bpmn:messageEventDefinition messageRef="m1"/>';
const onError = '<bpmn:errorEventDefinition errorRef="e1"/>';

const handler = (id: string, definition: string, isInterrupting: boolean) =>
  `<bpmn:subProcess id="${id}" triggeredByEvent="true"><bpmn:startEvent id="${id}-start" isInterrupting="${isInterrupting}">${definition}</bpmn:startEvent><bpmn:userTask id="${id}-task"/>${flow(`${id}-f`, `${id}-start`, `${id}-task`)}</bpmn:subProcess>`;

const play = async (content: string) => new Play(await compileOk(diagram(content, definitions))).start();
const fork = `<bpmn:startEvent id="s"/><bpmn:parallelGateway id="p"/><bpmn:userTask id="a"/><bpmn:parallelGateway id="j"/><bpmn:endEvent id="e"/>${flow('f1', 's', 'p')}${flow('f2', 'p', 'a')}${flow('f3', 'p', 'j')}${flow('f4', 'a', 'j')}${flow('f5', 'j', 'e')}`;

describe('an event subprocess of the process', () => {
  it('that interrupts takes the place of everything else, tokens before joins included', async () => {
    const running = await play(fork + handler('stop', onMessage, true) + handler('other', onMessage, false));
    running.deliver('stop-start', { why: 'withdrawn' });
    expect(running.active).toEqual(['stop', 'stop-task']);
    expect(running.state.subscriptions).toEqual({});
    running.complete('stop-task');
    expect(running.state.status).toBe('completed');
    expect(running.variables).toEqual({ why: 'withdrawn' });
  });

  it('that does not interrupt runs beside, as often as its event happens', async () => {
    const running = await play(fork + handler('note', onMessage, false));
    running.deliver('note-start').deliver('note-start');
    expect(running.active).toEqual(['a', 'note', 'note', 'note-task', 'note-task']);
    running.complete('a');
    expect(running.state.status).toBe('active');
    running.complete('note-task').complete('note-task');
    expect(running.state.status).toBe('completed');
    expect(running.state.subscriptions).toEqual({});
  });

  it('whose event never happens goes with the process', async () => {
    const running = await play(fork + handler('note', onMessage, false));
    running.complete('a');
    expect(running.state.status).toBe('completed');
    expect(running.all('subscription-closed')).toHaveLength(1);
  });
});

describe('an event subprocess for an error', () => {
  const inside = (id: string) =>
    `<bpmn:subProcess id="sub"><bpmn:startEvent id="is"/><bpmn:serviceTask id="job" fb:jobType="w"/>${flow('i1', 'is', 'job')}${id}</bpmn:subProcess>`;
  const failing = (inner: string, outer: string) =>
    play(
      `<bpmn:startEvent id="s"/>${inside(inner)}<bpmn:userTask id="after"/>${flow('f1', 's', 'sub')}${flow('f2', 'sub', 'after')}${outer}`,
    );
  const fail = (running: Play) =>
    running.do({ type: 'throw-error', jobId: running.last('job-created', 'job').jobId, errorCode: 'E1' });

  it('catches it inside its scope, which then ends normally', async () => {
    const running = await failing(handler('mend', onError, true), handler('far', onError, true));
    fail(running);
    expect(running.active).toEqual(['mend', 'mend-task', 'sub']);
    running.complete('mend-task');
    expect(running.active).toEqual(['after']);
  });

  it('catches what nothing further inside does', async () => {
    const running = await failing('', handler('far', onError, true));
    fail(running);
    expect(running.active).toEqual(['far', 'far-task']);
  });

  it('does not catch what is thrown inside itself', async () => {
    const throwing = `<bpmn:subProcess id="mend" triggeredByEvent="true"><bpmn:startEvent id="ms">${onError}</bpmn:startEvent><bpmn:endEvent id="again">${onError}</bpmn:endEvent>${flow('m1f', 'ms', 'again')}</bpmn:subProcess>`;
    const running = await failing(throwing, '');
    fail(running);
    expect(running.incidents).toEqual(['error-not-caught']);
    expect(running.active).toEqual(['again', 'mend', 'sub']);
  });
});
