import type { Commit } from '../ports/instance-store.ts';
import type {
  EventRow,
  IncidentRow,
  InstanceRow,
  JobRow,
  Json,
  SubscriptionRow,
  TaskRow,
} from '../ports/rows.ts';

export const NOON = '2026-03-02T12:00:00.000Z';
export const at = (minutes: number) => new Date(Date.parse(NOON) + minutes * 60_000).toISOString();

export function anInstance(id: string, changes: Partial<InstanceRow> = {}): InstanceRow {
  return {
    id,
    rev: 1,
    definitionKey: 'complaint-handling',
    definitionVersion: 1,
    definitionName: { zh: '客户投诉处理', en: 'Complaint handling' },
    title: `TS-0001 ${id}`,
    businessKey: null,
    status: 'active',
    startedBy: 'wang.li',
    startedAt: NOON,
    endedAt: null,
    openIncidents: 0,
    parentInstanceId: null,
    parentCallId: null,
    participants: ['wang.li'],
    groups: [],
    state: { tokens: [] },
    ...changes,
  };
}

export function aTask(id: string, instanceId: string, changes: Partial<TaskRow> = {}): TaskRow {
  return {
    id,
    instanceId,
    rev: 1,
    elementId: 'verify',
    name: { zh: '核实投诉', en: 'Verify the complaint' },
    status: 'open',
    instanceTitle: `TS-0001 ${instanceId}`,
    definitionKey: 'complaint-handling',
    definitionVersion: 1,
    definitionName: { zh: '客户投诉处理', en: 'Complaint handling' },
    scopeId: 'root',
    assignee: null,
    candidateGroups: ['complaint-specialist'],
    candidateUsers: [],
    form: { form: 'complaint-register', stage: 'verify', doc: 'complaint' },
    priority: 50,
    createdAt: NOON,
    dueAt: null,
    endedAt: null,
    completedBy: null,
    ...changes,
  };
}

export function aJob(id: string, instanceId: string, changes: Partial<JobRow> = {}): JobRow {
  return {
    id,
    kind: 'service',
    instanceId,
    elementId: 'archive',
    jobType: 'archive',
    data: { jobId: id },
    dueAt: NOON,
    attempts: 0,
    maxAttempts: 3,
    owner: null,
    lockedUntil: null,
    lastError: null,
    failingSince: null,
    ...changes,
  };
}

/** What an event tells of itself may be changed, and the rest of its entry in the log. */
export function anEvent(
  instanceId: string,
  seq: number,
  changes: Partial<Pick<EventRow, 'rev' | 'at' | 'type' | 'elementId' | 'actorId'>> & {
    readonly members?: { readonly [member: string]: Json };
  } = {},
): EventRow {
  const { members = { id: `e${seq}` }, ...row } = changes;
  const { at = NOON, type = 'element-entered' } = row;
  return {
    ...{ instanceId, seq, rev: 1, at, type, elementId: 'verify', actorId: null },
    ...row,
    data: { seq, at, type, elementId: row.elementId ?? 'verify', ...members },
  };
}

export function aSubscription(
  id: string,
  instanceId: string,
  changes: Partial<SubscriptionRow> = {},
): SubscriptionRow {
  return { id, instanceId, elementId: 'wait', messageName: 'reply', correlationKey: 'K1', ...changes };
}

export function anIncident(id: string, instanceId: string, changes: Partial<IncidentRow> = {}): IncidentRow {
  return {
    id,
    instanceId,
    instanceTitle: 'TS-0001',
    definitionKey: 'complaint-handling',
    elementId: 'route',
    elementName: { zh: '分派', en: 'Route' },
    code: 'no-outgoing-flow',
    reason: 'No condition of route holds.',
    raisedAt: NOON,
    resolvedAt: null,
    ...changes,
  };
}

/** A commit of a new instance with nothing else, unless `parts` say more. */
export function aCommit(instance: InstanceRow, parts: Partial<Commit> = {}): Commit {
  return {
    expectedRev: instance.rev - 1,
    instance,
    events: [],
    tasks: [],
    changedTasks: [],
    jobs: [],
    endedJobs: [],
    subscriptions: [],
    closedSubscriptions: [],
    incidents: [],
    messages: [],
    consumedMessages: [],
    ...parts,
  };
}
