import { ObjectId } from 'mongodb';
import { StoreUnavailable } from '../ports/errors.ts';
import type { Commit, CommitResult } from '../ports/instance-store.ts';
import { claimAll, releaseAll } from './claims.ts';
import { persistently } from './commit-retry.ts';
import type { Database } from './database.ts';
import type { Claim, InstanceDocument } from './documents.ts';
import { settleInstance } from './heal.ts';
import { shortText } from './long-outbox.ts';
import { outboxText, writeOut } from './outbox.ts';
import type { ReadGroup } from './read-group.ts';
import { eventBatchId, instanceDocument } from './rows.ts';
import type { WrittenOutboxes } from './written-outboxes.ts';

/** Moments at which a crash must lose and double nothing; tests stop a commit there. */
export type CrashPoint = 'claimed' | 'replaced' | 'written-out';
export type AtPoint = (point: CrashPoint, instanceId: string) => void | Promise<void>;

/** What is read of an instance's document to know where it stands. */
export type Head = Pick<InstanceDocument, '_id' | 'rev' | 'fence' | 'token' | 'pending'>;

export interface CommitParts {
  readonly database: Database;
  readonly heads: ReadGroup<Head>;
  readonly written: WrittenOutboxes;
  readonly at: AtPoint;
}

const MOST_ATTEMPTS = 20;

/**
 * Commits a step: claims what can be had once, replaces the instance's document where its revision still is the
 * expected one, with the rest of the step as its outbox, and writes that out. The step stands from the replacement on,
 * whoever writes the outbox out. Commits of different instances share their round trips.
 */
export async function commitStep(parts: CommitParts, commit: Commit): Promise<CommitResult> {
  const { database, written, at } = parts;
  const needsClaims = commit.idempotent !== undefined || commit.consumedMessages.length > 0;
  let fence = 0;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    // Mostly the replacement alone finds out, in one round trip, whether revision and fence are right.
    if (attempt > 0) {
      const current = await settled(parts, commit.instance.id);
      if ((current?.rev ?? 0) !== commit.expectedRev) return { ok: false, conflict: 'revision' };
      fence = current?.fence ?? 0;
    }
    const claim = claimOf(commit, fence);
    if (needsClaims) {
      const claimed = await claimAll(database, commit, claim);
      if (!claimed.ok) return claimed;
      await at('claimed', commit.instance.id);
    }
    const outbox = await shortText(database, outboxText(commit, claim.token), claim.token);
    const document = instanceDocument(commit.instance, commit.cut, {
      ...claim,
      made: new ObjectId(),
      outbox,
    });
    if (await makeStand(parts, commit, document, needsClaims)) {
      await at('replaced', document._id);
      await persistently(() => writeOut(database, document._id, document.rev, outbox));
      written.add(document);
      await at('written-out', document._id);
      return { ok: true };
    }
    if (needsClaims) await releaseAll(database, commit, claim);
  }
  throw new StoreUnavailable(`The instance ${commit.instance.id} is fought over.`);
}

/** Where the instance stands, once an outbox that was left in its document is written out. */
async function settled({ database, heads, written }: CommitParts, instanceId: string): Promise<Head | null> {
  const head = await heads.one(instanceId);
  if (!head?.pending || written.tokenOf(instanceId, head.rev) === head.token) return head;
  const left = await database.instances.first({ _id: instanceId }, { only: ['rev', 'outbox'] });
  if (left !== null) await settleInstance(database, left);
  return heads.one(instanceId);
}

function claimOf({ instance, expectedRev }: Commit, fence: number): Claim {
  return { token: new ObjectId().toHexString(), instanceId: instance.id, rev: expectedRev + 1, fence };
}

/**
 * The one conditional write that makes a step stand. Where its answer does not come, or tells only that some of a
 * group stand, the document's token does; and it can be repeated, since the revision lets it through once.
 */
function makeStand(
  parts: CommitParts,
  commit: Commit,
  document: InstanceDocument,
  needsClaims: boolean,
): Promise<boolean> {
  let isRepeated = false;
  return persistently(async () => {
    if (isRepeated && (await stands(parts, commit, document))) return true;
    isRepeated = true;
    const { duplicates, met } = await parts.database.instances.together([
      replacement(parts, commit, document, needsClaims),
    ]);
    if (duplicates.size > 0) return stands(parts, commit, document);
    return met ?? stands(parts, commit, document);
  });
}

function replacement(
  { written }: CommitParts,
  { expectedRev }: Commit,
  document: InstanceDocument,
  needsClaims: boolean,
) {
  const { _id, made, ...changed } = document;
  const token = written.tokenOf(_id, expectedRev);
  const filter = {
    _id,
    rev: expectedRev,
    // An outbox that this node wrote out is none, though its document may not say so yet.
    ...(token === null ? { pending: false } : { token }),
    ...(needsClaims && { fence: document.fence }),
  };
  return expectedRev === 0
    ? { replaceOne: { filter, replacement: { made, ...changed }, upsert: true } }
    : { updateOne: { filter, update: { $set: changed } } };
}

async function stands(
  { database, heads }: CommitParts,
  { events }: Commit,
  { _id, rev, token }: InstanceDocument,
): Promise<boolean> {
  const head = await heads.one(_id);
  if (head === null || head.rev < rev) return false;
  if (head.rev === rev) return head.token === token;
  // Others went on; before that they wrote out what stood.
  const [first] = events;
  if (first === undefined) return false;
  const batch = await database.eventBatches.first({ _id: eventBatchId(_id, first.seq) }, { only: ['token'] });
  return batch?.token === token;
}
