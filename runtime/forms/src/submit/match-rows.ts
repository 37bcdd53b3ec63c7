import type { LeafNode, ListNode } from '../compile/node.ts';
import type { Access } from '../evaluate/access.ts';
import { isEmpty, type Json, sameJson } from '../json.ts';
import { getAt } from '../path.ts';

/**
 * Finds for each row that was sent the stored row that it continues; null for a new one. Rows may have been added,
 * removed and moved, so a row is told by the cells that its sender could see but not write; without such cells by its
 * place.
 */
export function matchRows(
  list: ListNode,
  access: Access,
  sent: readonly Json[],
  stored: readonly Json[],
): readonly (Json | null)[] {
  const marks = list.leaves.filter((leaf) => access.right(leaf) === 'read' && !isComputed(leaf));
  const free = new Set(stored.keys());
  const matches: (Json | null)[] = sent.map((row, index) => {
    if (!free.has(index) || !fits(marks, row, stored[index] as Json)) return null;
    free.delete(index);
    return stored[index] as Json;
  });
  if (marks.length === 0) return matches;
  return matches.map((match, index) => {
    const row = sent[index] as Json;
    if (match !== null || marks.every((mark) => isEmpty(getAt(row, mark.path)))) return match;
    for (const candidate of free) {
      if (!fits(marks, row, stored[candidate] as Json)) continue;
      free.delete(candidate);
      return stored[candidate] as Json;
    }
    return null;
  });
}

function isComputed(leaf: LeafNode): boolean {
  return leaf.kind === 'field' && leaf.computed !== null;
}

/** True if everything that was sent of the marks is as it is stored. */
function fits(marks: readonly LeafNode[], row: Json, stored: Json): boolean {
  return marks.every((mark) => {
    const value = getAt(row, mark.path);
    const before = getAt(stored, mark.path);
    return value === undefined || sameJson(value, before) || (isEmpty(value) && isEmpty(before));
  });
}
