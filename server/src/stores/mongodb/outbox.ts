import { type AnyBulkWriteOperation, ObjectId } from 'mongodb';
import { wholeEvent } from '../event-batch.ts';
import type { Commit } from '../ports/instance-store.ts';
import type { JobRow } from '../ports/rows.ts';
import type { StatePart } from '../ports/state-part.ts';
import type { Database } from './database.ts';
import type { JobDocument, SubscriptionDocument } from './documents.ts';
import { beforeJobOf, closeSubscription, consumeMessage, endJob, PRESENT, type Writer } from './gone.ts';
import { fromText, toText } from './json-text.ts';
import { dropPieces, wholeText } from './long-outbox.ts';
import {
  eventBatches,
  incidentDocument,
  jobDocument,
  messageDocument,
  statePartDocument,
  subscriptionDocument,
  taskDocument,
} from './rows.ts';

/** What a commit changes beside its instance, as it rides in the instance's document until it is written out. */
export interface Outbox
  extends Pick<
    Commit,
    | 'events'
    | 'tasks'
    | 'changedTasks'
    | 'jobs'
    | 'endedJobs'
    | 'subscriptions'
    | 'closedSubscriptions'
    | 'incidents'
    | 'messages'
    | 'consumedMessages'
  > {
  /** Parts of a large instance's state; `null`: one that holds nothing any more. */
  readonly parts: readonly { readonly number: number; readonly tables: StatePart['tables'] | null }[];
  readonly answerKey: string | null;
  /** Under which the commit claimed the messages that it consumes and its answer's key. */
  readonly token: string;
  /** What is made gets its place in the order from these, however often it is written. */
  readonly made: readonly string[];
}

export function outboxText(commit: Commit, token: string): string {
  const { instance, expectedRev, idempotent, cut, ...others } = commit;
  const gone = (cut?.removed ?? []).map((number) => ({ number, tables: null }));
  const count = commit.subscriptions.length + commit.messages.length;
  const made = Array.from({ length: count }, () => new ObjectId().toHexString());
  const parts = [...(cut?.written ?? []), ...gone];
  const outbox: Outbox = { ...others, parts, answerKey: idempotent?.key ?? null, token, made };
  return toText(outbox);
}

/**
 * Writes an instance's outbox of revision `rev` out. Doing so again, at the same time, or late after others went on
 * changes nothing: what a later revision wrote stays, and what is over does not come back. Jobs come after the
 * subscriptions and messages that they are about: any node may take a job as soon as it is there, and one that finds
 * nothing to do it for is done.
 */
export async function writeOut(
  database: Database,
  instanceId: string,
  rev: number,
  text: string,
): Promise<void> {
  const whole = await wholeText(database, text);
  if (whole === null) return;
  const outbox = fromText<Outbox>(whole);
  // An outbox that an older version of Flowbook left behind has no parts and no changed tasks.
  const { parts = [], changedTasks = [], events, tasks, incidents, messages, token, answerKey } = outbox;
  const made = outbox.made.map((hex) => new ObjectId(hex));
  const kept = Promise.all([
    database.subscriptions.all(subscriptionWrites(outbox, rev, made)),
    database.messages.all(
      messages.map((message, n) => added(messageDocument(message, made[outbox.subscriptions.length + n]))),
    ),
  ]);
  const brings = outbox.jobs.length > 0 && outbox.subscriptions.length + messages.length > 0;
  await Promise.all([
    kept,
    database.stateParts.all(parts.map((part) => replaced(statePartDocument(instanceId, rev, part)))),
    database.eventBatches.all(eventBatches(instanceId, rev, events.map(wholeEvent), token).map(added)),
    database.tasks.all([...tasks, ...changedTasks].map((task) => replaced(taskDocument(task, rev)))),
    database.incidents.all(incidents.map((incident) => replaced(incidentDocument(incident, rev)))),
    (brings ? kept : Promise.resolve()).then(() =>
      writeJobs(database, { writer: instanceId, rev }, outbox.jobs, outbox.endedJobs),
    ),
    database.messages.all(
      outbox.consumedMessages.map((id) => ({
        updateOne: { filter: { _id: id, 'claim.token': token }, update: consumeMessage() },
      })),
    ),
    database.answers.all(
      answerKey === null
        ? []
        : [
            {
              updateOne: {
                filter: { _id: answerKey, 'claim.token': token },
                update: { $unset: { claim: '' } },
              },
            },
          ],
    ),
  ]);
  await dropPieces(database, text);
}

/** Takes `ended` away and then adds `begun`, of which those that are there already stay as they are. */
export async function writeJobs(
  database: Database,
  by: Writer,
  begun: readonly JobRow[],
  ended: readonly string[],
): Promise<void> {
  const begins = new Set(begun.map(({ id }) => id));
  const ends = new Set(ended);
  const documents = begun.map((job) => jobDocument(job, by));
  const allNew = await database.jobs.all([
    ...ended
      .filter((id) => !begins.has(id))
      .map((id) => ({ updateOne: { filter: { _id: id, ...beforeJobOf(by) }, update: endJob(by) } })),
    ...documents.map(added),
  ]);
  if (!allNew) await database.jobs.all(documents.map((job) => jobBeginsAnew(job, by, ends.has(job._id))));
}

/** Replaces a job that is over, or is moved by this very commit. */
function jobBeginsAnew(job: JobDocument, by: Writer, isMoved: boolean): AnyBulkWriteOperation<JobDocument> {
  const { _id, ...replacement } = job;
  const over = isMoved ? {} : { gone: true as const };
  return { replaceOne: { filter: { _id, ...over, ...beforeJobOf(by) }, replacement } };
}

function subscriptionWrites(
  { subscriptions, closedSubscriptions }: Outbox,
  rev: number,
  made: readonly ObjectId[],
): AnyBulkWriteOperation<SubscriptionDocument>[] {
  const opened = new Set(subscriptions.map(({ id }) => id));
  return [
    ...closedSubscriptions
      .filter((id) => !opened.has(id))
      .map((id) => ({
        updateOne: { filter: { _id: id, rev: { $lt: rev }, ...PRESENT }, update: closeSubscription(rev) },
      })),
    ...subscriptions.map((one, n) => replaced(subscriptionDocument(one, rev, made[n] ?? new ObjectId()))),
  ];
}

function added<T>(document: T) {
  return { insertOne: { document } };
}

/** Replaces what an earlier revision wrote, or adds it; the server refuses to add what a later one wrote. */
function replaced<T extends { readonly _id: string; readonly rev: number }>(document: T) {
  const { _id, ...replacement } = document;
  return { replaceOne: { filter: { _id, rev: { $lt: document.rev } }, replacement, upsert: true } };
}
