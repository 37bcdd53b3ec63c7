import type { ReadPath } from '../rules/references.ts';
import type { FormNode, LeafNode } from './node.ts';
import type { Unit } from './units.ts';

export interface OrderedUnits {
  readonly units: readonly Unit[];
  readonly needsPasses: boolean;
  readonly circle: readonly string[] | null;
}

/**
 * Puts the units in an order in which what is read is worked out first. A circle is only called one where every
 * step of it is certain; where rules merely might read each other (`sum of a list` and `share of the sum`), the schema's
 * order stands and the evaluation takes more passes.
 */
export function orderUnits(units: readonly Unit[], nodes: readonly FormNode[]): OrderedUnits {
  const leaves = nodes.filter((node): node is LeafNode => node.kind === 'field' || node.kind === 'list');
  const certain = units.map((unit) => edgesOf(unit, unit.rule.references.certain, units, leaves, true));
  const possible = units.map((unit) => edgesOf(unit, unit.rule.references.reads, units, leaves, false));
  return { ...sort(units, possible), circle: circleIn(units, certain) };
}

/** Indexes of the units whose outcome a unit reads. */
function edgesOf(
  unit: Unit,
  reads: readonly ReadPath[],
  units: readonly Unit[],
  leaves: readonly LeafNode[],
  certain: boolean,
): readonly number[] {
  const places = reads.map((read) => resolve(read, unit.node, leaves));
  return units.flatMap((other, index) => {
    const touched = other.decides.filter((leaf) => places.some((place) => touches(place, leaf, certain)));
    if (touched.length === 0) return [];
    // A field that nobody can write may be hidden by its own value: that value does not depend on being shown.
    const ownStoredValue = other === unit && unit.kind === 'hide' && touched.every(isLocked);
    return ownStoredValue ? [] : [index];
  });
}

const isLocked = (leaf: LeafNode) => leaf.locked;

/** The place in the document that a name means where a rule stands: in the innermost row that has it. */
function resolve(read: ReadPath, node: FormNode, leaves: readonly LeafNode[]): ReadPath {
  const rows: ReadPath[] = [[]];
  for (const list of node.lists) rows.push([...(rows.at(-1) ?? []), ...list]);
  const [first, ...rest] = read;
  if (first === 'this' || first === '_this_') return [...(rows.at(-1) ?? []), ...rest];
  if (first === 'parent' || first === '_parent_') return [...(rows.at(-2) ?? []), ...rest];
  const row = rows.reverse().find((prefix) => {
    const start = [...prefix, first ?? ''];
    return leaves.some((leaf) => leaf.lists.flat().length === prefix.length && startsWith(leaf.full, start));
  });
  return [...(row ?? []), ...read];
}

function touches(place: ReadPath, leaf: LeafNode, certain: boolean): boolean {
  if (startsWith(place, leaf.full)) return true;
  if (!startsWith(leaf.full, place)) return false;
  // Reading a list as a whole may mean its rows only (their number), not each of their columns.
  return !certain || leaf.lists.flat().length < place.length;
}

function startsWith(path: ReadPath, start: ReadPath): boolean {
  return start.length <= path.length && start.every((step, index) => step === path[index]);
}

/** Kahn's algorithm; where everything left waits for something, the first in the schema goes first. */
function sort(units: readonly Unit[], edges: readonly (readonly number[])[]) {
  const left = new Set(units.keys());
  const sorted: Unit[] = [];
  let needsPasses = false;
  const isReady = (index: number) =>
    !(edges[index] ?? []).some((other) => other !== index && left.has(other));
  while (left.size > 0) {
    let next = [...left].find(isReady);
    if (next === undefined) {
      needsPasses = true;
      next = [...left][0] as number;
    }
    left.delete(next);
    sorted.push(units[next] as Unit);
  }
  return { units: sorted, needsPasses };
}

/** Ids of the components of the first circle found, depth first; null if there is none. */
function circleIn(units: readonly Unit[], edges: readonly (readonly number[])[]): readonly string[] | null {
  const done = new Set<number>();
  const visit = (index: number, trail: readonly number[]): readonly number[] | null => {
    if (trail.includes(index)) return trail.slice(trail.indexOf(index));
    if (done.has(index)) return null;
    for (const next of edges[index] ?? []) {
      const circle = visit(next, [...trail, index]);
      if (circle !== null) return circle;
    }
    done.add(index);
    return null;
  };
  for (const index of units.keys()) {
    const circle = visit(index, []);
    if (circle !== null) return [...new Set(circle.map((at) => (units[at] as Unit).node.id))];
  }
  return null;
}
