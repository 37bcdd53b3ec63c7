import { ObjectId } from 'mongodb';
import { StoreUnavailable } from '../ports/errors.ts';
import type { Commit, CommitResult } from '../ports/instance-store.ts';
import { claimAll, releaseAll } from './claims.ts';
import type { Database } from './database.ts';
import type { Claim, InstanceDocument } from './documents.ts';
import { settleInstance } from './heal.ts';
import { outboxText } from './outbox.ts';
import { instanceDocument } from './rows.ts';

/** Moments at which a crash must lose and double nothing; tests stop a commit there. */
export type CrashPoint = 'claimed' | 'replaced' | 'written-out';
export type AtPoint = (point: CrashPoint, instanceId: string) => void | Promise<void>;

const MOST_ATTEMPTS = 20;

type Current = Pick<InstanceDocument, '_id' | 'rev' | 'fence' | 'pending' | 'outbox'>;

/**
 * Commits a step: claims what can be had once, replaces the instance's document where its revision still is the
 * expected one, with the rest of the step as its outbox, and writes that out. The step stands from the replacement on,
 * whoever writes the outbox out.
 */
export async function commitStep(database: Database, commit: Commit, at: AtPoint): Promise<CommitResult> {
  const needsClaims = commit.idempotent !== undefined || commit.consumedMessages.length > 0;
  let current: Current | null = null;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    // Without claims the replacement alone finds out, in one round trip, whether the revision is right.
    if (needsClaims || attempt > 0) {
      current = await settled(database, commit.instance.id);
      if ((current?.rev ?? 0) !== commit.expectedRev) return { ok: false, conflict: 'revision' };
    }
    const claim = claimOf(commit, current);
    if (needsClaims) {
      const claimed = await claimAll(database, commit, claim);
      if (!claimed.ok) return claimed;
      await at('claimed', commit.instance.id);
    }
    const document = instanceDocument(commit.instance, {
      fence: claim.fence,
      made: new ObjectId(),
      outbox: outboxText(commit, claim.token),
    });
    if (await replace(database, document, commit.expectedRev, needsClaims ? claim.fence : null)) {
      await at('replaced', document._id);
      await settleInstance(database, document);
      await at('written-out', document._id);
      return { ok: true };
    }
    if (needsClaims) await releaseAll(database, commit, claim);
  }
  throw new StoreUnavailable(`The instance ${commit.instance.id} is fought over.`);
}

/** The instance's document, with an outbox that was left in it written out. */
export async function settled(database: Database, instanceId: string): Promise<Current | null> {
  const only = ['rev', 'fence', 'pending', 'outbox'];
  const current = await database.instances.first({ _id: instanceId }, { only });
  if (!current?.pending) return current;
  await settleInstance(database, current);
  return { ...current, pending: false, outbox: null };
}

function claimOf({ instance, expectedRev }: Commit, current: Current | null): Claim {
  const token = new ObjectId().toHexString();
  return { token, instanceId: instance.id, rev: expectedRev + 1, fence: current?.fence ?? 0 };
}

/** The one conditional write that makes a step stand. */
function replace(
  database: Database,
  document: InstanceDocument,
  expectedRev: number,
  fence: number | null,
): Promise<boolean> {
  const filter = { _id: document._id, rev: expectedRev, pending: false, ...(fence !== null && { fence }) };
  if (expectedRev === 0) return database.instances.replace(filter, document, { orAdd: true });
  const { _id, made, ...changed } = document;
  return database.instances.change(filter, { $set: changed });
}
