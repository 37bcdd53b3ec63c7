import { setTimeout as wait } from 'node:timers/promises';
import type { Commit } from '../ports/instance-store.ts';
import { persistently } from './commit-retry.ts';
import type { Database } from './database.ts';
import type { Claim } from './documents.ts';
import { PRESENT } from './gone.ts';
import { settleInstance } from './heal.ts';
import { toText } from './json-text.ts';
import { fenceDocument } from './rows.ts';

/*
 * A message is consumed once and a key answers once, whichever instances want them: that spans documents. So a commit
 * claims them first, under its instance, revision and token, and the claim counts only if that commit comes to stand.
 * Who meets another's claim waits for that to be decided. If it is not within its patience, it raises the fence of the
 * instance, which makes the commit impossible, and takes the claim away. No clocks are compared.
 */

const POLL_MS = 20;
/** How often a claim of another commit is looked at before that commit is given up for dead. */
const PATIENCE = 100;

export type Claimed =
  | { readonly ok: true }
  | { readonly ok: false; readonly conflict: 'message' | 'idempotency' };

/** Claims all that the commit needs, or nothing and says what somebody else has. */
export async function claimAll(database: Database, commit: Commit, claim: Claim): Promise<Claimed> {
  const { idempotent, consumedMessages } = commit;
  if (idempotent !== undefined && !(await persistently(() => claimAnswer(database, idempotent, claim))))
    return { ok: false, conflict: 'idempotency' };
  for (const id of consumedMessages)
    if (!(await persistently(() => claimMessage(database, id, claim)))) {
      await releaseAll(database, commit, claim);
      return { ok: false, conflict: 'message' };
    }
  return { ok: true };
}

/** Lets everything go that a commit claimed which does not stand. */
export async function releaseAll(database: Database, commit: Commit, { token }: Claim): Promise<void> {
  if (commit.idempotent !== undefined) await releaseAnswer(database, commit.idempotent.key, token);
  for (const id of commit.consumedMessages) await releaseMessage(database, id, token);
}

/** The stored answer of a key, once it is decided whether its commit stands. */
export async function decidedAnswer(database: Database, key: string): Promise<string | null> {
  for (let look = 1; ; look++) {
    const document = await database.answers.first({ _id: key });
    if (document === null) return null;
    const { claim } = document;
    if (claim === undefined) return document.answer;
    await decide(database, claim, look, () => releaseAnswer(database, key, claim.token));
  }
}

async function claimAnswer(
  database: Database,
  { key, answer, expiresAt }: NonNullable<Commit['idempotent']>,
  claim: Claim,
): Promise<boolean> {
  do {
    if (await database.answers.add({ _id: key, expiresAt, answer: toText(answer), claim })) return true;
    // Ours when the first try's answer got lost.
    if ((await database.answers.first({ _id: key }))?.claim?.token === claim.token) return true;
  } while ((await decidedAnswer(database, key)) === null);
  return false;
}

async function claimMessage(database: Database, id: string, claim: Claim): Promise<boolean> {
  for (let look = 1; ; look++) {
    const free = { _id: id, claim: { $exists: false }, ...PRESENT };
    if (await database.messages.change(free, { $set: { claim } })) return true;
    const document = await database.messages.first({ _id: id, ...PRESENT });
    if (document === null) return false;
    const { claim: other } = document;
    if (other?.token === claim.token) return true;
    if (other !== undefined)
      await decide(database, other, look, () => releaseMessage(database, id, other.token));
  }
}

/** Brings the claim's commit to an end: waits for it, finishes it, or makes it impossible. */
async function decide(
  database: Database,
  claim: Claim,
  look: number,
  release: () => Promise<unknown>,
): Promise<void> {
  const { instanceId, rev, fence } = claim;
  const instance = await database.instances.first({ _id: instanceId });
  const current = { rev: instance?.rev ?? 0, fence: instance?.fence ?? 0 };
  if (current.rev >= rev) {
    if (instance?.pending) await settleInstance(database, instance);
    // Had the claim's commit come to stand, its outbox would have been written out, and with it the claim.
    await release();
  } else if (current.fence !== fence) await release();
  else if (look <= PATIENCE) await wait(POLL_MS);
  else await raiseFence(database, instanceId, current);
}

async function raiseFence(
  database: Database,
  instanceId: string,
  { rev, fence }: { readonly rev: number; readonly fence: number },
): Promise<void> {
  if (await database.instances.change({ _id: instanceId, rev, fence }, { $inc: { fence: 1 } })) return;
  if (rev === 0) await database.instances.add(fenceDocument(instanceId));
}

function releaseAnswer(database: Database, key: string, token: string): Promise<number> {
  return database.answers.delete({ _id: key, 'claim.token': token });
}

function releaseMessage(database: Database, id: string, token: string): Promise<boolean> {
  return database.messages.change({ _id: id, 'claim.token': token }, { $unset: { claim: '' } });
}
