import type { Database } from './database.ts';
import type { InstanceDocument } from './documents.ts';

const NOTE_AFTER_MS = 50;

type Outbox = Pick<InstanceDocument, '_id' | 'rev' | 'token'>;

/**
 * Outboxes of this node's commits that are written out, while their documents do not say so yet. That is noted a
 * little later, many at a time, and not at all where this node has gone on with the instance by then: it knows without.
 */
export class WrittenOutboxes {
  readonly #database: Database;
  readonly #known = new Map<string, Outbox>();
  #noting: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  add(outbox: Outbox): void {
    this.#known.set(outbox._id, outbox);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#noting = this.#note();
    }, NOTE_AFTER_MS).unref();
  }

  /** The token of the commit that made this revision, if its outbox is known to be written out. */
  tokenOf(instanceId: string, rev: number): string | null {
    const known = this.#known.get(instanceId);
    return known?.rev === rev ? known.token : null;
  }

  /** Notes what is not noted yet. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#noting;
    await this.#note();
  }

  async #note(): Promise<void> {
    const outboxes = [...this.#known.values()];
    const noted = await this.#database.instances
      .all(
        outboxes.map(({ _id, rev, token }) => ({
          updateOne: {
            filter: { _id, rev, token, pending: true },
            update: { $set: { pending: false, outbox: null } },
          },
        })),
      )
      .catch(() => null);
    // What could not be noted is found as any outbox is that a node left behind.
    if (noted === null) return;
    for (const outbox of outboxes) if (this.#known.get(outbox._id) === outbox) this.#known.delete(outbox._id);
  }
}
