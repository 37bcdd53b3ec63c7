import { beforeEach, describe, expect, it } from 'vitest';
import type { ProcessModel } from '../model/process-model.ts';
import { compileOk, diagram, flow, Play } from '../testing/index.ts';

const li = { kind: 'user', id: 'li' } as const;
const wang = { kind: 'user', id: 'wang' } as const;

const twoTasks = `<bpmn:startEvent id="s"><bpmn:extensionElements><fb:formBinding form="complaint" doc="complaint"/></bpmn:extensionElements></bpmn:startEvent>
  <bpmn:userTask id="t"><bpmn:extensionElements><fb:formBinding form="complaint" stage="handle" doc="complaint"/></bpmn:extensionElements></bpmn:userTask>
  <bpmn:serviceTask id="j" fb:jobType="w"/><bpmn:startEvent id="by-message"><bpmn:messageEventDefinition messageRef="m1"/></bpmn:startEvent>
  ${flow('f1', 's', 't')}${flow('f2', 't', 'j')}${flow('f3', 'by-message', 'j')}`;

describe('commands', () => {
  let model: ProcessModel;
  let play: Play;
  beforeEach(async () => {
    model ??= await compileOk(diagram(twoTasks, '<bpmn:message id="m1" name="news"/>'));
    play = new Play(model).start();
  });
  const code = (command: Parameters<Play['try']>[0]) => play.try(command)?.code;
  const taskId = () => play.taskId('t');

  it('start an instance once, at a start event that exists', () => {
    const start = { type: 'start-instance', instanceId: 'i2', definition: { key: 'p', version: 1 } } as const;
    expect(code(start)).toBe('engine.instance-exists');
    const fresh = new Play(model);
    expect(fresh.try({ ...start, startEventId: 't' })?.code).toBe('engine.start-event-unknown');
    expect(fresh.try({ ...start, startEventId: 'constructor' })?.code).toBe('engine.start-event-unknown');
    fresh.do({ ...start, startEventId: 'by-message', variables: { a: 1 } });
    expect(fresh.entered).toEqual(['by-message', 'j']);
  });

  it('merge the start form and task forms into the document, field by field', () => {
    const fresh = new Play(model);
    fresh.do({
      type: 'start-instance',
      instanceId: 'i1',
      definition: { key: 'p', version: 1 },
      variables: { complaint: { no: 7, level: 'minor' } },
      submission: { level: 'major' },
    });
    fresh.do({ type: 'complete-task', taskId: fresh.taskId('t'), submission: { opinion: '同意' } });
    expect(fresh.variables).toEqual({ complaint: { no: 7, level: 'major', opinion: '同意' } });
  });

  it('let one person claim a task, once', () => {
    expect(code({ type: 'claim-task', taskId: taskId(), actor: li })).toBeUndefined();
    expect(code({ type: 'claim-task', taskId: taskId(), actor: li })).toBeUndefined();
    expect(play.all('task-claimed')).toHaveLength(1);
    expect(code({ type: 'claim-task', taskId: taskId(), actor: wang })).toBe('engine.task-already-claimed');
    expect(code({ type: 'complete-task', taskId: taskId(), actor: wang })).toBe(
      'engine.task-already-claimed',
    );
    expect(code({ type: 'complete-task', taskId: taskId(), actor: li })).toBeUndefined();
  });

  it('let only its holder release a task, and anybody assign it', () => {
    expect(code({ type: 'release-task', taskId: taskId(), actor: li })).toBe('engine.task-not-claimed');
    play.do({ type: 'assign-task', taskId: taskId(), assignee: 'wang', actor: li });
    expect(code({ type: 'release-task', taskId: taskId(), actor: li })).toBe('engine.task-not-claimed');
    play.do({ type: 'release-task', taskId: taskId(), actor: wang });
    expect(play.state.tasks[taskId()]).toEqual({ assignee: null });
  });

  it('name what does not exist', () => {
    expect(code({ type: 'complete-task', taskId: 'toString' })).toBe('engine.task-not-found');
    expect(code({ type: 'complete-job', jobId: 'x' })).toBe('engine.job-not-found');
    expect(code({ type: 'fire-timer', timerId: 'x' })).toBe('engine.timer-not-found');
    expect(code({ type: 'deliver-message', subscriptionId: 'x' })).toBe('engine.subscription-not-found');
    expect(code({ type: 'complete-call', callId: 'x', variables: {} })).toBe('engine.call-not-found');
    expect(code({ type: 'fail-call', callId: 'x', reason: '' })).toBe('engine.call-not-found');
    expect(code({ type: 'retry-incident', incidentId: 'x' })).toBe('engine.incident-not-found');
    expect(code({ type: 'broadcast-signal', signalName: 'x' })).toBe('engine.signal-not-awaited');
    expect(code({ type: 'start-activity', elementInstanceId: taskId(), activityId: 't' })).toBe(
      'engine.activity-not-available',
    );
    const source = { kind: 'job', id: 'x' } as const;
    expect(code({ type: 'throw-escalation', source, escalationCode: 'U' })).toBe('engine.job-not-found');
  });

  it('cancel everything that is open, and then refuse every other', () => {
    play.do({ type: 'cancel-instance', reason: 'withdrawn' });
    expect(play.all('task-canceled')).toHaveLength(1);
    expect(play.state).toMatchObject({ status: 'canceled', elements: {}, tasks: {} });
    expect(code({ type: 'set-variables', variables: {} })).toBe('engine.instance-not-active');
    expect(new Play(model).try({ type: 'claim-task', taskId: 'x' })?.code).toBe('engine.instance-not-active');
  });

  it('keep a job that is tried again, and make a new one when its incident is retried', () => {
    play.complete('t');
    const { jobId } = play.last('job-created', 'j');
    play.do({ type: 'fail-job', jobId, reason: 'no answer', final: false });
    expect(Object.keys(play.state.jobs)).toEqual([jobId]);
    play.do({ type: 'fail-job', jobId, reason: 'no answer', final: true });
    expect(play.state.jobs).toEqual({});
    expect(code({ type: 'complete-job', jobId })).toBe('engine.job-not-found');
    play.retry();
    expect(play.last('job-created', 'j').jobId).not.toBe(jobId);
    play.finishJob('j');
    expect(play.state.status).toBe('completed');
  });
});

describe('a process that begins by a condition', () => {
  const conditional = (text: string, inside = '') =>
    diagram(
      `<bpmn:startEvent id="s"><bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">${text}</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:startEvent><bpmn:userTask id="t"/>${flow('f1', 's', 't')}${inside}`,
    );
  const begin = { type: 'start-instance', instanceId: 'i1', definition: { key: 'p', version: 1 } } as const;

  it('is refused for data that do not fulfil it, or do not say', async () => {
    const play = new Play(await compileOk(conditional('=level &gt; 3')));
    const started = (variables: { readonly level?: number }) =>
      play.try({ ...begin, startEventId: 's', variables })?.code;
    expect(started({})).toBe('engine.condition-not-met');
    expect(started({ level: 3 })).toBe('engine.condition-not-met');
    expect(started({ level: 4 })).toBeUndefined();
    expect(play.active).toEqual(['t']);
  });
});

describe('an event subprocess inside an event subprocess', () => {
  it('whose wait cannot be worked out is an incident, and keeps what the event has brought', async () => {
    const timer =
      '<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">=wait</bpmn:timeDuration></bpmn:timerEventDefinition>';
    const inner = `<bpmn:subProcess id="n" triggeredByEvent="true"><bpmn:startEvent id="ns">${timer}</bpmn:startEvent></bpmn:subProcess>`;
    const outer = `<bpmn:subProcess id="h" triggeredByEvent="true"><bpmn:startEvent id="hs"><bpmn:signalEventDefinition signalRef="s1"/></bpmn:startEvent><bpmn:userTask id="ht"/>${flow('h1', 'hs', 'ht')}${inner}</bpmn:subProcess>`;
    const play = new Play(
      await compileOk(
        diagram(
          `<bpmn:startEvent id="s"/><bpmn:userTask id="t"/>${flow('f1', 's', 't')}${outer}`,
          '<bpmn:signal id="s1" name="alarm"/>',
        ),
      ),
    ).start({ wait: 'long' });
    play.do({ type: 'broadcast-signal', signalName: 'alarm', payload: { by: 'li' } });
    expect(play.incidents).toEqual(['timer-invalid']);
    play.do({ type: 'set-variables', variables: { wait: 'PT1H' } });
    play.retry();
    expect(play.active).toEqual(['h', 'ht']);
    expect(play.variables).toEqual({ wait: 'PT1H', by: 'li' });
    expect(Object.values(play.state.timers)).toHaveLength(1);
  });
});
