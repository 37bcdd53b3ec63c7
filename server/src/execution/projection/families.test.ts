import type { EngineEvent, ProcessDescription, ProcessModel } from '@flowbook/engine';
import { describe, expect, it } from 'vitest';
import type { CompiledRelease } from '../model-source.ts';
import { takeIn } from './families.ts';
import { StepDraft } from './step-draft.ts';

const AT = '2026-03-02T01:00:00.000Z';
const actor = { kind: 'user', id: 'li.na' } as const;

const release: CompiledRelease = {
  key: 'complaint',
  version: 3,
  name: { zh: '投诉处理', en: 'Complaint handling' },
  model: {} as ProcessModel,
  description: {} as ProcessDescription,
  decisions: {},
  forms: {},
  elementNames: new Map([['handle', { zh: '处理', en: 'Handle' }]]),
};

type Unnumbered = EngineEvent extends infer E
  ? E extends EngineEvent
    ? Omit<E, 'seq' | 'at'>
    : never
  : never;

/** The draft after an instance started and these events happened, all in one step. */
function draftAfter(...events: readonly Unnumbered[]): StepDraft {
  const draft = new StepDraft(null, release, 3_600_000);
  const started: Unnumbered = {
    type: 'instance-started',
    instanceId: 'i1',
    definition: { key: 'complaint', version: 3 },
    variables: {},
    actor,
  };
  for (const [index, event] of [started, ...events].entries())
    takeIn({ ...event, seq: index + 1, at: AT } as EngineEvent, draft);
  return draft;
}

const created = (taskId: string, assignee: string | null = null): Unnumbered => ({
  type: 'task-created',
  taskId,
  elementId: 'handle',
  scopeId: 'root',
  assignee,
  candidateGroups: ['specialist'],
  candidateUsers: ['zhao.min'],
  dueAt: null,
  priority: 50,
});
const scheduled: Unnumbered = {
  type: 'timer-scheduled',
  timerId: 'x1',
  elementId: 'late',
  elementInstanceId: 'e1',
  dueAt: '2031-01-01T00:00:00.000Z',
};
const opened: Unnumbered = {
  type: 'subscription-opened',
  subscriptionId: 's1',
  elementId: 'wait',
  elementInstanceId: 'e1',
  messageName: 'reply',
  correlationKey: 'TS-1',
};

describe('the rows of a step', () => {
  it('show a task by the names of the diagram and remember who may see the case', () => {
    const draft = draftAfter(created('t1', 'chen.jie'));
    expect(draft.newTasks[0]).toMatchObject({
      name: { zh: '处理', en: 'Handle' },
      definitionName: release.name,
      rev: 1,
      status: 'open',
      form: null,
    });
    expect(draft.summary.participants).toEqual(['li.na', 'chen.jie', 'zhao.min']);
    expect(draft.summary.groups).toEqual(['specialist']);
  });

  it('follow a task through claim, release and assignment', () => {
    const claimed: Unnumbered = { type: 'task-claimed', taskId: 't1', actor };
    expect(draftAfter(created('t1'), claimed).openTasks.get('t1')?.assignee).toBe('li.na');
    const released: Unnumbered = { type: 'task-released', taskId: 't1', actor };
    expect(draftAfter(created('t1'), claimed, released).openTasks.get('t1')?.assignee).toBeNull();
    const assigned: Unnumbered = { type: 'task-assigned', taskId: 't1', assignee: 'sun.qi', actor };
    const draft = draftAfter(created('t1'), assigned);
    expect(draft.openTasks.get('t1')?.assignee).toBe('sun.qi');
    expect(draft.summary.participants).toContain('sun.qi');
  });

  it('refuse to change a task that is not open', () => {
    expect(() => draftAfter({ type: 'task-claimed', taskId: 't9', actor })).toThrow(/t9/);
  });

  it('leave no job for a timer that was scheduled and canceled in one step', () => {
    expect([...draftAfter(scheduled).jobs.values()]).toMatchObject([
      { id: 'timer:i1:x1', kind: 'timer', dueAt: '2031-01-01T00:00:00.000Z', data: { timerId: 'x1' } },
    ]);
    const canceled: Unnumbered = { type: 'timer-canceled', timerId: 'x1', elementId: 'late' };
    expect(draftAfter(scheduled, canceled).jobs).toEqual([]);
  });

  it('keep the job of a timer that fired and was scheduled again', () => {
    const fired: Unnumbered = { type: 'timer-fired', timerId: 'x1', elementId: 'late' };
    const draft = draftAfter(scheduled, fired, scheduled);
    expect(draft.jobs.map(({ id }) => id)).toEqual(['timer:i1:x1']);
    expect(draft.endedJobs).toEqual(['timer:i1:x1']);
  });

  it('look for messages while a subscription is open', () => {
    const received: Unnumbered = {
      type: 'message-received',
      subscriptionId: 's1',
      elementId: 'wait',
      messageName: 'reply',
      payload: {},
    };
    const closed: Unnumbered = { type: 'subscription-closed', subscriptionId: 's1', elementId: 'wait' };
    expect(draftAfter(opened).jobs.map(({ id }) => id)).toEqual(['match-messages:i1:s1']);
    expect(draftAfter(opened, received).jobs.map(({ id }) => id)).toEqual(['match-messages:i1:s1']);
    const draft = draftAfter(opened, received, closed);
    expect([draft.jobs, draft.subscriptions]).toEqual([[], []]);
    expect(draft.closedSubscriptions).toEqual(['s1']);
  });

  it('keep a sent message with its time to live, and the job that looks for a receiver', () => {
    const draft = draftAfter({
      type: 'message-sent',
      messageId: 'm1',
      elementId: 'tell',
      messageName: 'reply',
      correlationKey: null,
      payload: { a: 1 },
    });
    expect(draft.messages).toEqual([
      {
        id: 'i1:m1',
        name: 'reply',
        correlationKey: null,
        payload: { a: 1 },
        expiresAt: '2026-03-02T02:00:00.000Z',
      },
    ]);
    expect(draft.jobs.map(({ id }) => id)).toEqual(['send-message:i1:m1']);
  });

  it('keep a job that failed once and take it away when it failed for good', () => {
    const job: Unnumbered = {
      type: 'job-created',
      jobId: 'j1',
      elementId: 'work',
      elementInstanceId: 'e1',
      scopeId: 'root',
      jobType: 'archive-case',
      input: {},
      retries: 3,
    };
    const failed = (final: boolean): Unnumbered => ({
      type: 'job-failed',
      jobId: 'j1',
      elementId: 'work',
      reason: 'no answer',
      final,
    });
    expect(draftAfter(job, failed(false)).jobs).toMatchObject([{ maxAttempts: 3 }]);
    expect(draftAfter(job, failed(true)).jobs).toEqual([]);
  });

  it('count open incidents and close them with the instance', () => {
    const raised = (incidentId: string): Unnumbered => ({
      type: 'incident-raised',
      incidentId,
      elementId: 'handle',
      elementInstanceId: 'e1',
      code: 'no-outgoing-flow',
      reason: 'No condition holds.',
      resumeAt: 'leave',
    });
    const resolved: Unnumbered = { type: 'incident-resolved', incidentId: 'n1', actor };
    expect(draftAfter(raised('n1'), raised('n2'), resolved).summary.openIncidents).toBe(1);
    const ended = draftAfter(raised('n1'), { type: 'instance-canceled', reason: '撤销', actor });
    expect(ended.summary).toMatchObject({ openIncidents: 0, status: 'canceled', endedAt: AT });
    expect(ended.changedIncidents[0]?.resolvedAt).toBe(AT);
  });
});
