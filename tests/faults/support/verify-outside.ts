import { attemptOf, type HandOuts } from './hand-outs.ts';
import type { Entry, Ledger } from './ledger.ts';
import { isRequest, messagesFor } from './outside.ts';
import type { Audit, AuditedInstance } from './protocol.ts';
import type { Findings } from './verify.ts';

/** The ids of all messages and signals that were taken from outside. */
export function submissionsIn(ledger: Ledger): readonly string[] {
  const sent = [...ledger.acknowledgedOf('sendMessage'), ...ledger.acknowledgedOf('broadcastSignal')];
  return sent.map(subjectOf);
}

/** What workers and other systems were told still holds, by what is stored. */
export function checkOutside(ledger: Ledger, handOuts: HandOuts, audit: Audit, findings: Findings): void {
  findings.doubled.push(...handOuts.troubles, ...handOuts.endedTwice);
  checkJobs(ledger, audit, findings);
  checkMessages(ledger, audit, findings);
}

/** A job that failed was let go, one whose lease was extended is still its worker's; unless others had it since. */
function checkJobs(ledger: Ledger, { instances }: Audit, findings: Findings): void {
  const open = new Map(
    instances.flatMap(({ externalJobs }) => externalJobs).map((job) => [job.id, job] as const),
  );
  const said = [...ledger.acknowledgedOf('failJob'), ...ledger.acknowledgedOf('extendLease')];
  for (const entry of said) {
    const { route } = entry.command;
    const job = open.get(subjectOf(entry));
    if (job === undefined || job.attempts !== attemptOf(leaseIn(entry))) continue;
    // Of several words on one attempt the last one counts; the jobs of one activation share its lease.
    if (said.some((one) => isLaterWord(one, entry))) continue;
    const until = entry.outcome.kind === 'acknowledged' ? entry.outcome.essence.until : undefined;
    const isThere =
      route === 'failJob'
        ? job.hasFailed && job.heldUntil === null
        : until !== undefined && job.heldUntil !== null && job.heldUntil >= until;
    if (!isThere)
      findings.lost.push(
        `${route} ${entry.command.key} was acknowledged; the job says ${JSON.stringify(job)}`,
      );
  }
}

function isLaterWord(one: Entry, before: Entry): boolean {
  return (
    subjectOf(one) === subjectOf(before) && leaseIn(one) === leaseIn(before) && one.givenAt > before.givenAt
  );
}

function leaseIn({ command }: Entry): string {
  return (command.body as { readonly lease: string }).lease;
}

/** A message that was taken has met its receiver, or is on its way; nobody got it twice. */
function checkMessages(ledger: Ledger, { instances, pendingSubmissions }: Audit, findings: Findings): void {
  const pending = new Set(pendingSubmissions);
  const parcels = new Map(ofKey(instances, 'order-parcel').map((one) => [one.orderNo, one] as const));
  const awaited = new Map(
    instances.flatMap(({ awaited: topics }) => topics.map(({ topic, kept }) => [topic, kept] as const)),
  );
  for (const entry of ledger.acknowledgedOf('sendMessage')) {
    const { command } = entry;
    if (pending.has(subjectOf(entry))) continue;
    if (isRequest(command)) {
      if (!parcels.has(command.key)) findings.lost.push(`nobody has the parcel of ${command.key}`);
      continue;
    }
    const { name, correlationKey } = command.body as {
      readonly name: string;
      readonly correlationKey: string;
    };
    if (awaited.get(`${name} ${correlationKey}`) === 0)
      findings.lost.push(`message ${command.key} was taken, and ${correlationKey} still waits for it`);
  }
}

/** A signal reaches everybody who waited for it, if they are still there after it was handed out. */
export function receiversOf(
  ledger: Ledger,
  { instances, pendingSubmissions }: Audit,
): readonly (readonly [instanceId: string, letter: string])[] {
  const pending = new Set(pendingSubmissions);
  const begun = new Map(
    ledger
      .acknowledgedOf('startInstance')
      .map((entry) => [subjectOf(entry), entry.answeredAt ?? Number.POSITIVE_INFINITY] as const),
  );
  const active = ofKey(instances, 'order-parcel').filter(({ status }) => status === 'active');
  return ledger
    .acknowledgedOf('broadcastSignal')
    .filter((entry) => !pending.has(subjectOf(entry)))
    .flatMap(({ command, givenAt }) =>
      active
        .filter(({ id }) => (begun.get(id) ?? Number.POSITIVE_INFINITY) < givenAt)
        .map(({ id }) => [id, `parcel-recall for ${command.key}`] as const),
    );
}

/** In the end every parcel is paid and labelled once, and every item of a large order done once. */
export function checkOutsideEnds(
  ledger: Ledger,
  expected: ReturnType<typeof receiversOf>,
  { instances }: Audit,
  findings: Findings,
): void {
  const byId = new Map(instances.map((one) => [one.id, one] as const));
  for (const [id, letter] of expected)
    if (!byId.get(id)?.letters.includes(letter)) findings.lost.push(`order-parcel ${id}: ${letter}`);
  const known = new Set(messagesFor(ledger.entries).map(({ key }) => key));
  for (const { orderNo } of ofKey(instances, 'order-parcel'))
    if (!known.has(`pay-${orderNo}`)) findings.doubled.push(`a parcel ${orderNo} that nobody asked for`);
  for (const bulk of ofKey(instances, 'order-bulk')) findings.lost.push(...missingIn(bulk));
}

function missingIn({ id, runs, events }: AuditedInstance): readonly string[] {
  const done = events.filter(({ type }) => type === 'iteration-completed').length;
  return done === runs ? [] : [`order-bulk ${id}: ${done} of ${runs} items are done`];
}

function ofKey(instances: readonly AuditedInstance[], key: string): readonly AuditedInstance[] {
  return instances.filter(({ definitionKey }) => definitionKey === key);
}

function subjectOf({ outcome }: Entry): string {
  return outcome.kind === 'acknowledged' ? outcome.essence.subject : '';
}
