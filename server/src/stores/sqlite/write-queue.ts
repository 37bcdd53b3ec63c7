import { StoreUnavailable } from '../ports/errors.ts';
import type { Row } from './connection.ts';
import type { Outcome, Statement } from './statement.ts';
import { translateError } from './translate-error.ts';
import { type GroupDraft, GroupMaker } from './write-group.ts';
import type { Writer } from './writer.ts';

/** What a write did: how many rows it changed and those it returned; or the word that it was refused with. */
export type Written =
  | { readonly ok: true; readonly changed: number; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly refused: string };

/** How many rows a write changed: none when it was refused. */
export function changedBy(written: Written): number {
  return written.ok ? written.changed : 0;
}

interface Waiting {
  readonly resolve: (written: Written) => void;
  readonly reject: (reason: unknown) => void;
}

/** Writes that will share a transaction, and who waits for each. */
interface Group {
  readonly writes: GroupDraft;
  readonly waiting: Waiting[];
}

/** Bounds how long one transaction keeps others waiting. */
const LARGEST_GROUP = 256;

/**
 * Group commit: writes that are ready in the same turn of the event loop, or while earlier ones are brought to the
 * disk, share one transaction and so one flush. Each stands or falls alone. Nobody is answered before the transaction
 * is durable.
 */
export class WriteQueue {
  readonly #path: string;
  readonly #writer: Writer;
  readonly #onGroup: (size: number) => void;
  readonly #maker = new GroupMaker();
  /** In their order; the last may take more writes. */
  readonly #groups: Group[] = [];
  #underWay = 0;
  #asked = false;
  #closed = false;
  #whenEmpty: () => void = () => {};

  /**
   * @param path of the database, for what is said of it
   * @param onGroup told how many writes shared a transaction that is on the disk
   */
  constructor(path: string, writer: Writer, onGroup: (size: number) => void = () => {}) {
    this.#path = path;
    this.#onGroup = onGroup;
    this.#writer = writer;
  }

  /** Carries the statements out in the next transaction, all or none; settles when that is on the disk. */
  write(...statements: readonly Statement[]): Promise<Written> {
    if (this.#closed) return Promise.reject(new StoreUnavailable(`The database ${this.#path} is closed.`));
    return new Promise((resolve, reject) => {
      const { writes, waiting } = this.#openGroup();
      writes.add(statements);
      waiting.push({ resolve, reject });
      if (waiting.length >= this.#writer.worthwhile && this.#isFree()) this.#commitNext();
      else this.#askForTurn();
    });
  }

  /** Takes no more writes, carries out those that wait, and closes the writer. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#groups.length + this.#underWay > 0)
      await new Promise<void>((resolve) => {
        this.#whenEmpty = resolve;
      });
    await this.#writer.close();
  }

  #openGroup(): Group {
    const last = this.#groups.at(-1);
    if (last !== undefined && last.waiting.length < LARGEST_GROUP) return last;
    const group: Group = { writes: this.#maker.begin(), waiting: [] };
    this.#groups.push(group);
    return group;
  }

  #askForTurn(): void {
    if (this.#asked || this.#groups.length === 0 || !this.#isFree()) return;
    this.#asked = true;
    setImmediate(() => {
      this.#asked = false;
      if (this.#isFree()) this.#commitNext();
    });
  }

  #isFree(): boolean {
    return this.#underWay < this.#writer.ahead;
  }

  #commitNext(): void {
    const group = this.#groups.shift();
    if (group !== undefined) void this.#commit(group);
  }

  async #commit({ writes, waiting }: Group): Promise<void> {
    this.#underWay += 1;
    this.#askForTurn();
    try {
      const outcomes = await this.#writer.commit(writes.toGroup());
      this.#onGroup(waiting.length);
      for (let number = 0; number < waiting.length; number++) {
        const one = waiting[number];
        if (one !== undefined) this.#settle(one, outcomes[number]);
      }
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
    this.#underWay -= 1;
    this.#askForTurn();
    if (this.#groups.length + this.#underWay === 0) this.#whenEmpty();
  }

  #settle({ resolve, reject }: Waiting, outcome: Outcome | undefined): void {
    if (outcome === undefined) reject(new Error('A write was not answered.'));
    else if (typeof outcome === 'number') resolve({ ok: true, changed: outcome, rows: NO_ROWS });
    else if ('error' in outcome) {
      const { message, code } = outcome.error;
      reject(translateError(Object.assign(new Error(message), { code }), this.#path));
    } else if ('refused' in outcome) resolve({ ok: false, refused: outcome.refused });
    else resolve({ ok: true, changed: outcome.rows.length, rows: outcome.rows });
  }
}

const NO_ROWS: readonly Row[] = [];
