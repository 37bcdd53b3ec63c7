import { isDeepStrictEqual } from 'node:util';
import type { Entry, Giver, Ledger } from './ledger.ts';
import { mostOfSort } from './orders.ts';
import type { Audit, AuditedInstance } from './protocol.ts';

/** What went wrong in a round, by kind; empty lists are what is hoped for. */
export interface Findings {
  readonly lost: string[];
  readonly doubled: string[];
  readonly stuck: string[];
  readonly inconsistent: string[];
}

export function noFindings(): Findings {
  return { lost: [], doubled: [], stuck: [], inconsistent: [] };
}

/** Words that change what they say when they are said again: looked at in what is stored. */
const SAID_ONCE = ['failJob', 'extendLease'];

/**
 * Gives every command again under its key: what was acknowledged is answered as before, what was unknown becomes
 * known, and what was refused stays out of it.
 */
export async function repeatCommands(
  ledger: Ledger,
  giverOf: (username: string) => Giver,
  findings: Findings,
): Promise<void> {
  for (const entry of ledger.entries) {
    const { command, outcome } = entry;
    if (outcome.kind === 'refused' || SAID_ONCE.includes(command.route)) continue;
    const { repeated, ...again } = {
      repeated: undefined,
      ...(await giverOf(command.username).give(command)),
    };
    if (outcome.kind === 'unknown') ledger.settle(entry, again);
    else if (repeated === false) findings.lost.push(`${command.route} ${command.key} is not remembered`);
    else if (!isDeepStrictEqual(again, outcome))
      findings.lost.push(
        `${command.route} ${command.key} was answered ${JSON.stringify(outcome)}, after the crash ${JSON.stringify(again)}`,
      );
  }
}

/** What was acknowledged stands in the histories, whatever the kept answers say. */
export function checkEffects(ledger: Ledger, { instances }: Audit, findings: Findings): void {
  const happened = new Map<string, number>();
  for (const { id, events } of instances) {
    happened.set(`instance ${id}`, 1);
    for (const { type, subject, actorId } of events) {
      count(happened, `${type} ${subject}`);
      count(happened, `${type} ${subject} ${actorId}`);
    }
  }
  for (const entry of ledger.entries) {
    const trace = traceOf(entry);
    if (trace !== null && !happened.has(trace))
      findings.lost.push(
        `${entry.command.route} ${entry.command.key} was acknowledged; there is no ${trace}`,
      );
  }
}

function traceOf({ command, outcome }: Entry): string | null {
  if (outcome.kind !== 'acknowledged') return null;
  const { subject } = outcome.essence;
  switch (command.route) {
    case 'startInstance':
      return `instance ${subject}`;
    case 'claimTask':
      return `task-claimed ${subject} ${command.username}`;
    case 'releaseTask':
      return `task-released ${subject} ${command.username}`;
    case 'completeTask':
      return `task-completed ${subject} ${command.username}`;
    case 'completeJob':
      return `job-completed ${subject}`;
    case 'throwJobError':
      return `job-canceled ${subject}`;
    case 'failJob':
      return (command.body as { readonly final?: boolean }).final === true ? `job-failed ${subject}` : null;
    default:
      return null;
  }
}

/** How often an element makes a task in one instance; once where nothing else is said. */
const tasksOf: { readonly [element: string]: (instance: AuditedInstance) => number } = {
  'order-work sign': () => 3,
  'order-bulk look': ({ runs }) => mostOfSort(runs ?? 0),
};
const ONCE_EACH = [
  'task-created',
  'task-completed',
  'task-canceled',
  'job-created',
  'job-completed',
  'timer-fired',
  'call-started',
  'call-completed',
  'message-sent',
  'message-received',
  'subscription-closed',
];

/** What may be there once is there once. */
export function checkDoubles(ledger: Ledger, { instances }: Audit, findings: Findings): void {
  for (const instance of instances) {
    const place = `${instance.definitionKey} ${instance.id}`;
    const bySubject = new Map<string, number>();
    const byElement = new Map<string, number>();
    for (const { type, subject, elementId } of instance.events) {
      if (ONCE_EACH.includes(type)) count(bySubject, `${type} of ${subject}`);
      if (type === 'task-created') count(byElement, `${instance.definitionKey} ${elementId}`);
    }
    for (const [what, times] of bySubject)
      if (times > 1) findings.doubled.push(`${place}: ${times} × ${what}`);
    for (const [element, times] of byElement)
      if (times > (tasksOf[element]?.(instance) ?? 1))
        findings.doubled.push(`${place}: ${times} tasks of ${element}`);
    for (const [template, times] of countOf(instance.letters))
      if (times > 1) findings.doubled.push(`${place}: ${times} letters ${template}`);
    if (instance.caseFiles > 1) findings.doubled.push(`${place}: ${instance.caseFiles} case files`);
  }
  const unique = (what: string, keys: readonly (string | null)[]) => {
    for (const [key, times] of countOf(keys.filter((one) => one !== null)))
      if (times > 1) findings.doubled.push(`${times} × ${what} ${key}`);
  };
  const of = (key: string) => instances.filter(({ definitionKey }) => definitionKey === key);
  unique(
    'order',
    of('order-case').map(({ orderNo }) => orderNo),
  );
  unique(
    'parcel',
    of('order-parcel').map(({ orderNo }) => orderNo),
  );
  unique(
    'answer to',
    of('order-answer').map(({ orderNo }) => orderNo),
  );
  unique(
    'complaint numbered',
    of('complaint-reception').map(({ businessKey }) => businessKey),
  );
  unique(
    'instance called by',
    instances.map(({ parentCallId }) => parentCallId),
  );
  checkStarts(ledger, { instances }, findings);
}

/** As many cases as starts: none that nobody asked for, none that was refused. */
function checkStarts(ledger: Ledger, audit: Pick<Audit, 'instances'>, findings: Findings): void {
  const asked = new Set(
    ledger.entries.flatMap(({ command, outcome }) =>
      command.route === 'startInstance' && outcome.kind === 'acknowledged' ? [outcome.essence.subject] : [],
    ),
  );
  for (const { id, definitionKey } of begunByPeople(audit))
    if (!asked.has(id)) findings.doubled.push(`${definitionKey} ${id} is there, and nobody was told of it`);
}

/** Everything is over, and with all that belongs to it. */
export function checkEnds(
  { instances, openIncidents, failingJobs, nextJobAt }: Audit,
  findings: Findings,
): void {
  for (const { definitionKey, id, status } of instances)
    if (status !== 'completed') findings.stuck.push(`${definitionKey} ${id} is ${status}`);
  findings.stuck.push(...openIncidents.map((one) => `incident: ${one}`));
  findings.stuck.push(...failingJobs.map((one) => `failing job: ${one}`));
  if (nextJobAt !== null) findings.stuck.push(`a job is left, due at ${nextJobAt}`);
  for (const order of instances.filter(({ definitionKey }) => definitionKey === 'order-case')) {
    const missing = [
      ...(order.letters.length === 0 ? ['letter'] : []),
      ...(order.caseFiles === 0 ? ['case file'] : []),
      ...(instances.some((one) => one.definitionKey === 'order-answer' && one.orderNo === order.orderNo)
        ? []
        : ['answer']),
    ];
    for (const what of missing) findings.lost.push(`the ${what} of order ${order.orderNo}`);
  }
}

/** Not by a call or a message. */
export function begunByPeople({ instances }: Pick<Audit, 'instances'>): readonly AuditedInstance[] {
  return instances.filter(({ events }) => isPerson(events[0]?.actorId ?? null));
}

/** How many things people did, by instance: repeating what is known may change none of it. */
export function peoplesDeeds({ instances }: Audit): ReadonlyMap<string, number> {
  return new Map(
    instances.map(({ id, events }) => [id, events.filter(({ actorId }) => isPerson(actorId)).length]),
  );
}

/** Timers, jobs, messages and calls act as `flowbook`. */
function isPerson(actorId: string | null): boolean {
  return actorId !== null && actorId !== 'flowbook';
}

function countOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) count(counts, key);
  return counts;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
