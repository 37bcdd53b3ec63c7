import { isDeepStrictEqual } from 'node:util';
import { evolve, type InstanceState } from '@flowbook/engine';
import type { Store } from '@flowbook/server';
import { eventFrom, stateOf } from '../../../server/src/execution/engine-json.ts';
import { jobRowId } from '../../../server/src/execution/projection/job-data.ts';
import type { StoredInstance } from '../../../server/src/stores/ports/instance-store.ts';
import type { EventRow, InstanceRow, Json } from '../../../server/src/stores/ports/rows.ts';
import { awaitedBy, externalJobsOf, nextReadyAt, pendingOf } from './audit-outside.ts';
import { waitTrouble } from './audit-waits.ts';
import type { Audit, AuditedEvent, AuditedInstance } from './protocol.ts';

const PAGE = 200;

/** Reads everything that is stored and names what does not fit together. */
export async function audit(store: Store, now: string, submissions: readonly string[] = []): Promise<Audit> {
  const contradictions: string[] = [];
  const instances: AuditedInstance[] = [];
  for (const id of await allInstanceIds(store)) {
    const row = await store.instances.load(id);
    if (row === null) {
      contradictions.push(`${id} is listed but cannot be loaded`);
      continue;
    }
    const history = await historyOf(store, id);
    const place = `${row.definitionKey} ${id}`;
    const found = [
      ...historyTrouble(row, history),
      ...(await rowTrouble(store, row, history)),
      ...(await waitTrouble(store, row, now)),
    ];
    contradictions.push(...found.map((trouble) => `${place}: ${trouble}`));
    instances.push(await tellOf(store, row, history, now));
  }
  return {
    instances,
    contradictions,
    openIncidents: (await store.instances.openIncidents()).map(
      ({ definitionKey, elementId, code, reason }) => `${definitionKey} ${elementId}: ${code}, ${reason}`,
    ),
    failingJobs: (await store.jobs.failing({ failures: 1, limit: 100 })).map(
      ({ id, lastError }) => `${id}: ${lastError}`,
    ),
    nextJobAt: await nextReadyAt(store),
    pendingSubmissions: await pendingOf(store, submissions),
  };
}

async function allInstanceIds(store: Store): Promise<readonly string[]> {
  const ids: string[] = [];
  for (;;) {
    const { items } = await store.instances.listInstances({ limit: PAGE, offset: ids.length });
    ids.push(...items.map(({ id }) => id));
    if (items.length < PAGE) return ids;
  }
}

async function historyOf(store: Store, id: string): Promise<readonly EventRow[]> {
  const history: EventRow[] = [];
  for (;;) {
    const more = await store.instances.events(id, history.at(-1)?.seq ?? 0, PAGE);
    history.push(...more);
    if (more.length < PAGE) return history;
  }
}

/** The history is whole, and its fold is the state. */
function* historyTrouble(row: InstanceRow, history: readonly EventRow[]): Iterable<string> {
  const gap = history.find(({ seq }, index) => seq !== index + 1);
  if (gap !== undefined) yield `the history has a gap or a double before event ${gap.seq}`;
  const folded = history.map(eventFrom).reduce<InstanceState | null>(evolve, null);
  if (!isDeepStrictEqual(asStored(folded), asStored(row.state)))
    yield 'the fold of the history is not the stored state';
  const last = history.at(-1);
  // A step without events (a message that came too late) raises the revision all the same.
  if (last !== undefined && last.rev > row.rev) yield `event ${last.seq} is of a later revision than the row`;
  if (stateOf(row).status !== row.status) yield `the row says ${row.status}, the state another`;
}

async function rowTrouble(store: Store, row: InstanceRow, history: readonly EventRow[]): Promise<string[]> {
  const { tasks, timers, jobs, subscriptions, incidents } = stateOf(row);
  const troubles: string[] = [];
  const note = (isTrouble: boolean, trouble: string) => {
    if (isTrouble) troubles.push(trouble);
  };
  const open = await store.instances.openTasks(row.id);
  note(
    !isDeepStrictEqual(open.map(({ id }) => id).sort(), Object.keys(tasks).sort()),
    `open tasks are ${open.map(({ id }) => id)}, the state has ${Object.keys(tasks)}`,
  );
  for (const { id, assignee } of open)
    note(
      assignee !== tasks[id]?.assignee,
      `task ${id} is ${assignee}'s, in the state ${tasks[id]?.assignee}'s`,
    );
  for (const [type, status] of [
    ['task-completed', 'completed'],
    ['task-canceled', 'canceled'],
  ] as const)
    for (const event of history.filter((one) => one.type === type)) {
      const id = subjectOf(event) ?? '';
      const task = await store.instances.task(id);
      note(task?.status !== status, `task ${id} is ${task?.status}, the history says ${status}`);
    }
  for (const id of Object.keys(timers))
    note((await store.jobs.job(jobRowId('timer', row.id, id))) === null, `timer ${id} has no job`);
  const troubled = new Set(Object.values(incidents).map((incident) => JSON.stringify(incident)));
  for (const id of Object.keys(jobs))
    note(
      troubled.size === 0 && (await store.jobs.job(jobRowId('service', row.id, id))) === null,
      `job ${id} of a service task has no row`,
    );
  for (const id of Object.keys(subscriptions))
    note((await store.instances.subscription(id)) === null, `subscription ${id} has no row`);
  const openIncidents = await store.instances.openIncidents(row.id);
  note(
    openIncidents.length !== Object.keys(incidents).length,
    `${openIncidents.length} incidents on record, ${Object.keys(incidents).length} in the state`,
  );
  return troubles;
}

async function tellOf(
  store: Store,
  row: StoredInstance,
  history: readonly EventRow[],
  now: string,
): Promise<AuditedInstance> {
  const { id, rev, definitionKey, businessKey, title, status, parentCallId } = row;
  const variables = stateOf(row).scopes.root?.variables ?? startVariables(history);
  const runs = memberOf(memberOf(variables, 'order'), 'runs');
  return {
    ...{ id, rev, definitionKey, businessKey, title, status, parentCallId },
    orderNo: textAt(variables, 'no') ?? textAt(memberOf(variables, 'order'), 'no'),
    events: history.map(tellEvent),
    runs: typeof runs === 'number' ? runs : null,
    liesInParts: (row.parts?.length ?? 0) > 0,
    letters: (await store.records.correspondence(id)).map(
      ({ template, recipient }) => `${template} for ${recipient}`,
    ),
    externalJobs: await externalJobsOf(store, row),
    awaited: await awaitedBy(store, row, now),
    caseFiles: (await store.records.caseFiles(id)).length,
  };
}

function tellEvent(event: EventRow): AuditedEvent {
  const { type, elementId, actorId } = event;
  return { type, elementId, actorId, subject: subjectOf(event) };
}

/** What the event is about: the id of a task, job, timer, call, message or subscription. */
function subjectOf({ data }: EventRow): string | null {
  const names = ['taskId', 'jobId', 'timerId', 'callId', 'messageId', 'subscriptionId', 'id'];
  return names.map((name) => textAt(data, name)).find((found) => found !== null) ?? null;
}

function startVariables(history: readonly EventRow[]): unknown {
  return memberOf(history[0]?.data ?? null, 'variables');
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [name: string]: unknown })[name]
    : undefined;
}

function textAt(value: unknown, name: string): string | null {
  const member = memberOf(value, name);
  return typeof member === 'string' ? member : null;
}

/** As a store gives it back: absent members are absent. */
function asStored(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
