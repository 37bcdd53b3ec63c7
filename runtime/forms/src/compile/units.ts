import type { CompiledRule } from '../rules/rule.ts';
import { type FormNode, type LeafNode, leavesOf } from './node.ts';

/** One rule whose result others may read: a computed value, or whether something is hidden. */
export interface Unit {
  readonly kind: 'computed' | 'hide';
  readonly node: FormNode;
  readonly rule: CompiledRule;
  /** The fields and lists whose value it decides. */
  readonly decides: readonly LeafNode[];
}

/** Computed values and hide rules of nodes, in the order of the schema. */
export function unitsOf(nodes: readonly FormNode[]): readonly Unit[] {
  return nodes.flatMap((node) => {
    const units: Unit[] = [];
    if (node.hide !== null) units.push({ kind: 'hide', node, rule: node.hide, decides: leavesOf([node]) });
    if (node.kind === 'field' && node.computed !== null)
      units.push({ kind: 'computed', node, rule: node.computed, decides: [node] });
    return units;
  });
}
