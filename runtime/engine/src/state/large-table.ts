import type { Table } from './table.ts';

/** Entries that are copied together when one of them changes. */
const CHUNK = 64;

/**
 * A table of many entries that is never changed: with or without an entry it is another table, which shares with this one
 * all chunks but the one that the entry is in. The entries keep the order in which they came.
 */
export class LargeTable<T> {
  readonly size: number;
  readonly #chunks: readonly ReadonlyMap<string, T>[];
  /**
   * In which chunk to look first. All tables that come from one another share it, so it may speak of another one of
   * them; what it does not know is in none.
   */
  readonly #hints: Map<string, number>;
  #object: Table<T> | null = null;

  private constructor(size: number, chunks: readonly ReadonlyMap<string, T>[], hints: Map<string, number>) {
    this.size = size;
    this.#chunks = chunks;
    this.#hints = hints;
  }

  static of<T>(table: Table<T>): LargeTable<T> {
    return LargeTable.#from(Object.entries(table));
  }

  static #from<T>(entries: readonly (readonly [string, T])[]): LargeTable<T> {
    const chunks: ReadonlyMap<string, T>[] = [];
    const hints = new Map<string, number>();
    for (let at = 0; at < entries.length; at += CHUNK) {
      const some = entries.slice(at, at + CHUNK);
      for (const [id] of some) hints.set(id, chunks.length);
      chunks.push(new Map(some));
    }
    return new LargeTable(entries.length, chunks, hints);
  }

  get(id: string): T | undefined {
    const at = this.#chunkOf(id);
    return at === -1 ? undefined : this.#chunks[at]?.get(id);
  }

  with(id: string, entry: T): LargeTable<T> {
    const there = this.#chunkOf(id);
    if (there >= 0) return new LargeTable(this.size, this.#changed(there, id, entry), this.#hints);
    const last = this.#chunks.length - 1;
    const at = (this.#chunks[last]?.size ?? CHUNK) < CHUNK ? last : last + 1;
    this.#hints.set(id, at);
    return new LargeTable(this.size + 1, this.#changed(at, id, entry), this.#hints);
  }

  without(id: string): LargeTable<T> {
    const at = this.#chunkOf(id);
    if (at === -1) return this;
    const chunks = this.#changed(at, id, undefined);
    const rest = new LargeTable(this.size - 1, chunks, this.#hints);
    return rest.size * 4 < chunks.length * CHUNK ? LargeTable.#from([...rest.entries()]) : rest;
  }

  *entries(): Generator<[string, T]> {
    for (const chunk of this.#chunks) yield* chunk.entries();
  }

  /** Which entries another table has that came from this one and this one has not, and the other way round. */
  changesTo(other: LargeTable<T>): {
    readonly changed: readonly string[];
    readonly removed: readonly string[];
  } {
    const changed: string[] = [];
    const removed: string[] = [];
    for (let at = 0; at < Math.max(this.#chunks.length, other.#chunks.length); at++) {
      const [was, is] = [this.#chunks[at], other.#chunks[at]];
      if (was === is) continue;
      // An entry that is in another chunk now has not changed.
      for (const [id, entry] of is ?? [])
        if (was?.get(id) !== entry && this.get(id) !== entry) changed.push(id);
      for (const id of was?.keys() ?? []) if (!is?.has(id) && other.get(id) === undefined) removed.push(id);
    }
    return { changed, removed };
  }

  /** The same as a plain object, made when it is first asked for. It is shared: nobody may change it. */
  asObject(): Table<T> {
    this.#object ??= Object.fromEntries(this.entries());
    return this.#object;
  }

  #changed(at: number, id: string, entry: T | undefined): readonly ReadonlyMap<string, T>[] {
    const chunk = new Map(this.#chunks[at]);
    if (entry === undefined) chunk.delete(id);
    else chunk.set(id, entry);
    const chunks = this.#chunks.slice();
    chunks[at] = chunk;
    return chunks;
  }

  #chunkOf(id: string): number {
    const hint = this.#hints.get(id);
    if (hint === undefined || this.#chunks[hint]?.has(id)) return hint ?? -1;
    return this.#chunks.findIndex((chunk) => chunk.has(id));
  }
}
