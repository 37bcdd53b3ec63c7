import type { LeafNode, ListNode } from '../compile/node.ts';
import type { Access } from '../evaluate/access.ts';
import { isEmpty, type Json, sameJson } from '../json.ts';
import { getAt } from '../path.ts';

type Fits = (sent: Json, stored: Json) => boolean;

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
  matching.match((row, before) => agreeOn(shown, row, before), true);
  const isMarked = (row: Json) => marks.some((mark) => !isEmpty(getAt(row, mark.path)));
  matching.match((row, before) => isMarked(row) && agreeOn(marks, row, before), true);
  if (sent.length >= stored.length) matching.match((row, before) => agreeOn(marks, row, before), false);
  return matching.found;
}

function isComputed(leaf: LeafNode): boolean {
  return leaf.kind === 'field' && leaf.computed !== null;
}

/** True if everything that was sent of these cells is as it is stored. */
function agreeOn(cells: readonly LeafNode[], sent: Json, stored: Json): boolean {
  return cells.every((cell) => {
    const value = getAt(sent, cell.path);
    const before = getAt(stored, cell.path);
    return value === undefined || sameJson(value, before) || (isEmpty(value) && isEmpty(before));
  });
}

/** Pairs rows, each stored row at most once. */
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

  /** Pairs what is still alone: with the row of the same place, and if `elsewhere` with any other. */
  match(fits: Fits, elsewhere: boolean): void {
    for (const index of this.#alone()) this.#pair(index, index, fits);
    if (!elsewhere) return;
    for (const index of this.#alone())
      for (const candidate of this.#free) if (this.#pair(index, candidate, fits)) break;
  }

  #alone(): readonly number[] {
    return [...this.#sent.keys()].filter((index) => this.found[index] === null);
  }

  #pair(index: number, candidate: number, fits: Fits): boolean {
    const row = this.#sent[index];
    const stored = this.#stored[candidate];
    if (row === undefined || stored === undefined || !this.#free.has(candidate) || !fits(row, stored))
      return false;
    this.#free.delete(candidate);
    this.found[index] = stored;
    return true;
  }
}
