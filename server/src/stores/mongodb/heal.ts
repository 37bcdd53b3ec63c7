import type { JobRow } from '../ports/rows.ts';
import type { Database } from './database.ts';
import type { InstanceDocument, ReleaseDocument } from './documents.ts';
import { fromText } from './json-text.ts';
import { writeJobs, writeOut } from './outbox.ts';

/** How many are read at a time. */
const BATCH = 100;

export interface Timers {
  readonly begin: readonly JobRow[];
  readonly end: readonly string[];
}

/** Finishes what a commit began: writes its outbox out and notes that it is. */
export async function settleInstance(
  database: Database,
  { _id, rev, outbox }: Pick<InstanceDocument, '_id' | 'rev' | 'outbox'>,
): Promise<void> {
  if (outbox === null) return;
  await writeOut(database, _id, rev, outbox);
  await database.instances.change({ _id, rev, pending: true }, { $set: { pending: false, outbox: null } });
}

/** Finishes what a publication began. */
export async function settleRelease(
  database: Database,
  { _id, key, version, timers }: Pick<ReleaseDocument, '_id' | 'key' | 'version' | 'timers'>,
): Promise<void> {
  const { begin, end } = fromText<Timers>(timers);
  await writeJobs(database, { writer: `release ${key}`, rev: version }, begin, end);
  await database.releases.change({ _id }, { $set: { pending: false } });
}

/** Writes every outbox out that is not; answers how many there were. */
export async function healEverything(database: Database): Promise<number> {
  const releases = await database.releases.find({ pending: true });
  for (const release of releases) await settleRelease(database, release);
  let healed = releases.length;
  for (;;) {
    const batch = await database.instances.find({ pending: true }, { limit: BATCH });
    await Promise.all(batch.map((instance) => settleInstance(database, instance)));
    healed += batch.length;
    if (batch.length < BATCH) return healed;
  }
}

/**
 * Heals what other nodes left behind. An outbox counts as left behind when two looks in a row find it, so that those
 * of commits under way are left to their makers.
 */
export class OutboxPatrol {
  readonly #database: Database;
  #seen = new Set<string>();

  constructor(database: Database) {
    this.#database = database;
  }

  async look(): Promise<void> {
    const instances = await this.#database.instances.find({ pending: true }, { limit: BATCH });
    const releases = await this.#database.releases.find({ pending: true }, { limit: BATCH });
    const marks = [...instances.map(markOf), ...releases.map(({ _id }) => _id)];
    for (const instance of instances)
      if (this.#seen.has(markOf(instance))) await settleInstance(this.#database, instance);
    for (const release of releases)
      if (this.#seen.has(release._id)) await settleRelease(this.#database, release);
    this.#seen = new Set(marks);
  }
}

function markOf({ _id, rev }: InstanceDocument): string {
  return `${_id} ${rev}`;
}
