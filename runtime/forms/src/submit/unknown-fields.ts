import type { LeafNode } from '../compile/node.ts';
import { isRecord, type Path } from '../path.ts';

/** The names of one level: null at a field, more names in a group with a path. */
type Names = Map<string, Names | null>;

const known = new WeakMap<readonly LeafNode[], Names>();

/** More of them tell a person nothing. */
const MAX_UNKNOWN = 50;

/** Paths of members that no field of this level has. Members of a field's own value are the field's affair. */
export function unknownFields(leaves: readonly LeafNode[], sent: unknown): readonly Path[] {
  return strangers(namesOf(leaves), sent, []).slice(0, MAX_UNKNOWN);
}

function strangers(names: Names, sent: unknown, place: Path): readonly Path[] {
  if (!isRecord(sent)) return [];
  return Object.entries(sent).flatMap(([key, member]) => {
    const inside = names.get(key);
    const path = [...place, key];
    if (inside === undefined) return [path];
    if (inside === null) return [];
    return isRecord(member) || member === null ? strangers(inside, member, path) : [path];
  });
}

function namesOf(leaves: readonly LeafNode[]): Names {
  const found = known.get(leaves);
  if (found !== undefined) return found;
  const names: Names = new Map();
  for (const leaf of leaves) {
    let level = names;
    leaf.path.forEach((step, index) => {
      if (index === leaf.path.length - 1) {
        level.set(step, null);
        return;
      }
      const next = level.get(step) ?? new Map();
      level.set(step, next);
      level = next;
    });
  }
  known.set(leaves, names);
  return names;
}
