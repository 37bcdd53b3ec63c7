import { describe, expect, it } from 'vitest';
import { compileOk, diagram, flow, Play } from '../testing/index.ts';

const play = async (content: string, variables = {}, stepLimit?: number) =>
  new Play(await compileOk(diagram(content)), stepLimit === undefined ? {} : { stepLimit }).start(variables);
const mend = (running: Play, variables = {}) => {
  running.do({ type: 'set-variables', variables });
  return running.retry();
};

describe('an incident', () => {
  it('at a gateway without a way goes on by the flow that holds later', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:exclusiveGateway id="x"/><bpmn:userTask id="a"/><bpmn:userTask id="b"/>
       ${flow('f1', 's', 'x')}${flow('f2', 'x', 'a', '{"==":[{"var":"v"},1]}')}${flow('f3', 'x', 'b', '{"==":[{"var":"v"},2]}')}`,
    );
    expect(running.incidents).toEqual(['no-outgoing-flow']);
    running.retry();
    expect(running.incidents).toEqual(['no-outgoing-flow']);
    mend(running, { v: 2 });
    expect(running.active).toEqual(['b']);
    expect(running.entered).toEqual(['s', 'x', 'b']);
  });

  it('before an activity begins opens nothing, and its boundary events only once', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:userTask id="t" fb:dueDate='{"var":"due"}'/><bpmn:boundaryEvent id="b" attachedToRef="t"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:endEvent id="e"/>
       ${flow('f1', 's', 't')}${flow('f2', 'b', 'e')}`,
      { due: 'some day' },
    );
    expect(running.incidents).toEqual(['timer-invalid']);
    expect(running.all('timer-scheduled')).toEqual([]);
    mend(running, { due: 'PT2H' });
    expect(running.last('task-created', 't').dueAt).toBe('2026-01-05T03:00:00.000Z');
    expect(running.all('timer-scheduled')).toHaveLength(1);
  });

  it('while a result is mapped keeps the result, so that no work is done twice', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:serviceTask id="j" fb:jobType="w"><bpmn:extensionElements><fb:output target="sum">{"addDuration":[{"var":"from"},{"var":"days"}]}</fb:output></bpmn:extensionElements></bpmn:serviceTask><bpmn:userTask id="t"/>
       ${flow('f1', 's', 'j')}${flow('f2', 'j', 't')}`,
      { days: 'some days' },
    );
    running.finishJob('j', { from: '2026-01-05' });
    expect(running.incidents).toEqual(['expression-failed']);
    mend(running, { days: 'P1D' });
    expect(running.variables.sum).toBe('2026-01-06');
    expect(running.all('job-created')).toHaveLength(1);
  });

  it('goes when its element is canceled', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:serviceTask id="j" fb:jobType="w"/><bpmn:boundaryEvent id="b" attachedToRef="j"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:userTask id="t"/>
       ${flow('f1', 's', 'j')}${flow('f2', 'b', 't')}`,
    );
    running.do({
      type: 'fail-job',
      jobId: running.last('job-created', 'j').jobId,
      reason: 'down',
      final: true,
    });
    running.fire('b');
    expect(running.incidents).toEqual([]);
    expect(running.all('incident-resolved')[0]?.actor).toEqual({ kind: 'system', id: 'engine' });
  });

  it('of a called process calls anew when it is retried', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:callActivity id="c" calledElement="other" fb:calledVersion="3"/>${flow('f1', 's', 'c')}`,
    );
    const { callId } = running.last('call-started', 'c');
    expect(running.last('call-started', 'c')).toMatchObject({ version: 3, variables: {} });
    running.do({ type: 'fail-call', callId, reason: 'there is no such process' });
    expect(running.incidents).toEqual(['call-failed']);
    running.retry();
    expect(running.last('call-started', 'c').callId).not.toBe(callId);
  });

  it('names a decision that the version does not have', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:businessRuleTask id="r" fb:decision="grade" fb:resultVariable="g"/>${flow('f1', 's', 'r')}`,
    );
    expect(running.incidents).toEqual(['decision-missing']);
  });
});

describe('a process that goes round without waiting', () => {
  const endless = `<bpmn:startEvent id="s"/><bpmn:parallelGateway id="p"/><bpmn:userTask id="t"/><bpmn:exclusiveGateway id="m"/><bpmn:task id="a"/><bpmn:exclusiveGateway id="x" default="f6"/><bpmn:endEvent id="e"/>
    ${flow('f1', 's', 'p')}${flow('f2', 'p', 'm')}${flow('f3', 'm', 'a')}${flow('f4', 'a', 'x')}${flow('f5', 'x', 'm', '{"!=":[{"var":"stop"},true]}')}${flow('f6', 'x', 'e')}${flow('f7', 'p', 't')}`;

  it('is stopped with an incident, while other branches go on', async () => {
    const running = await play(endless);
    expect(running.incidents).toEqual(['loop-without-wait']);
    expect(Object.keys(running.state.tasks)).toHaveLength(1);
    mend(running, { stop: true });
    running.complete('t');
    expect(running.state.status).toBe('completed');
  });

  it('is stopped even when its tokens multiply', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:exclusiveGateway id="m"/><bpmn:parallelGateway id="p"/>${flow('f1', 's', 'm')}${flow('f2', 'm', 'p')}${flow('f3', 'p', 'm')}${flow('f4', 'p', 'm')}`,
      {},
      1000,
    );
    expect(running.incidents.length).toBeLessThan(6);
    expect(running.events.length).toBeLessThan(10_000);
  });
});
