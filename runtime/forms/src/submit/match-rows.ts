import type { LeafNode, ListNode } from '../compile/node.ts';
import type { Access } from '../evaluate/access.ts';
import { isEmpty, type Json, keyOfJson, sameJson } from '../json.ts';
import { getAt } from '../path.ts';

/**
 * Finds for each row that was sent the stored row that it continues; null for a new one. Rows may have been added,
 * removed and moved, so a row is told by what it holds: first one that was left as it was, then one with the same cells
 * of those that its sender saw but may not write. Only where neither tells, and no row was taken away, its place does:
 * what other stages wrote into a row is rather lost with it than given to another.
 */
export function matchRows(
  list: ListNode,
  access: Access,
  sent: readonly Json[],
  stored: readonly Json[],
): readonly (Json | null)[] {
  const marks = list.leaves.filter((leaf) => access.right(leaf) === 'read' && !isComputed(leaf));
  const shown = list.leaves.filter((leaf) => access.right(leaf) !== 'hide' && !isComputed(leaf));
  const matching = new Matching(sent, stored);
  const isMarked = (row: Json) => marks.some((mark) => !isEmpty(getAt(row, mark.path)));
  matching.matchInPlace(shown, () => true);
  matching.matchAnywhere(shown, () => true);
  matching.matchInPlace(marks, isMarked);
  matching.matchAnywhere(marks, isMarked);
  if (sent.length >= stored.length) matching.matchInPlace(marks, () => true);
  return matching.found;
}

function isComputed(leaf: LeafNode): boolean {
  return leaf.kind === 'field' && leaf.computed !== null;
}

/** Pairs rows that were sent with stored rows, each stored row at most once. */
class Matching {
  readonly found: (Json | null)[];
  readonly #sent: readonly Json[];
  readonly #stored: readonly Json[];
  readonly #free: Set<number>;

  constructor(sent: readonly Json[], stored: readonly Json[]) {
    this.#sent = sent;
    this.#stored = stored;
    this.#free = new Set(stored.keys());
    this.found = sent.map(() => null);
  }

  /** Pairs rows of the same place that agree on cells; a cell that was not sent agrees with every value. */
  matchInPlace(cells: readonly LeafNode[], concerns: (row: Json) => boolean): void {
    for (const [index, row] of this.#alone()) {
      const before = this.#stored[index];
      if (before === undefined || !this.#free.has(index) || !concerns(row)) continue;
      if (cells.every((cell) => agree(getAt(row, cell.path), getAt(before, cell.path))))
        this.#pair(index, index);
    }
  }

  /** Pairs rows of any place whose cells are the same. */
  matchAnywhere(cells: readonly LeafNode[], concerns: (row: Json) => boolean): void {
    const places = new Map<string, number[]>();
    for (const candidate of this.#free) {
      const key = keyOf(cells, this.#stored[candidate] ?? null);
      const same = places.get(key);
      if (same === undefined) places.set(key, [candidate]);
      else same.push(candidate);
    }
    for (const [index, row] of this.#alone()) {
      if (!concerns(row)) continue;
      const candidate = places.get(keyOf(cells, row))?.shift();
      if (candidate !== undefined) this.#pair(index, candidate);
    }
  }

  #alone(): readonly (readonly [number, Json])[] {
    return [...this.#sent.entries()].filter(([index]) => this.found[index] === null);
  }

  #pair(index: number, candidate: number): void {
    this.#free.delete(candidate);
    this.found[index] = this.#stored[candidate] ?? null;
  }
}

function agree(sent: Json | undefined, stored: Json | undefined): boolean {
  return sent === undefined || sameJson(sent, stored) || (isEmpty(sent) && isEmpty(stored));
}

/** The same text for rows whose cells are the same; all kinds of nothing are one. */
function keyOf(cells: readonly LeafNode[], row: Json): string {
  return keyOfJson(
    cells.map((cell) => {
      const value = getAt(row, cell.path);
      return value === undefined || isEmpty(value) ? null : value;
    }),
  );
}
