import type { Json, Variables } from '@flowbook/expressions';
import { deleteAt, getAt, isRecord, type Path, setAt } from '../path.ts';

/**
 * What the rules of one place read and write: the document, or one row. Row keys win over the document's. `this` is the
 * innermost row (or the document), `parent` what is around it, `i` the row numbers counted from 1, as form-js has them.
 */
export class Scope {
  readonly holder: { [key: string]: Json };
  readonly indexes: readonly number[];
  readonly #parent: Scope | null;
  readonly #place: Path;
  readonly #rows = new Map<string, readonly Scope[]>();
  #writes = 0;
  #variables: Variables = {};
  #variablesOf = -1;

  private constructor(
    holder: { [key: string]: Json },
    parent: Scope | null,
    place: Path,
    indexes: readonly number[],
  ) {
    this.holder = holder;
    this.#parent = parent;
    this.#place = place;
    this.indexes = indexes;
  }

  /** The scope of a whole document; the document is written in place. */
  static ofDocument(document: { [key: string]: Json }): Scope {
    return new Scope(document, null, [], []);
  }

  get(path: Path): Json | undefined {
    return getAt(this.holder, path);
  }

  set(path: Path, value: Json): void {
    setAt(this.holder, path, value);
    this.#touch();
  }

  remove(path: Path): void {
    deleteAt(this.holder, path);
    this.#touch();
  }

  /** The place of something in this scope, counted from the document. */
  placeOf(path: Path): Path {
    return [...this.#place, ...path];
  }

  /** The rows of a list of this scope. */
  rows(path: readonly string[]): readonly Scope[] {
    const list = this.get(path);
    if (!Array.isArray(list)) return [];
    const key = path.join('.');
    const known = this.#rows.get(key);
    if (known !== undefined && known.length === list.length && known[0]?.holder === list[0]) return known;
    const rows = list.flatMap((row: Json, index) =>
      isRecord(row) ? [new Scope(row, this, [...this.#place, ...path, index], [...this.indexes, index])] : [],
    );
    this.#rows.set(key, rows);
    return rows;
  }

  /** The scopes of all rows that a chain of lists leads to; this one for no list. */
  reach(lists: readonly (readonly string[])[]): readonly Scope[] {
    return lists.reduce<readonly Scope[]>(
      (scopes, list) => scopes.flatMap((scope) => scope.rows(list)),
      [this],
    );
  }

  /** What expressions read here. */
  variables(): Variables {
    const writes = this.#allWrites();
    if (this.#variablesOf !== writes) {
      this.#variables = this.#build();
      this.#variablesOf = writes;
    }
    return this.#variables;
  }

  #build(): Variables {
    const special = {
      this: this.holder,
      parent: this.#parent?.holder ?? null,
      i: this.indexes.map((index) => index + 1),
    };
    return {
      ...this.#parent?.variables(),
      ...special,
      ...this.holder,
      _this_: special.this,
      _parent_: special.parent,
      _i_: special.i,
    };
  }

  /** Rows share their objects with the lists of the scopes around: a write is one for all that see it. */
  #touch(): void {
    this.#writes += 1;
  }

  #allWrites(): number {
    return this.#parent === null ? this.#writes : this.#writes + this.#parent.#allWrites();
  }
}
