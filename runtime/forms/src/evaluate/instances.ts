import { isTrue } from '@flowbook/expressions';
import type { LeafNode } from '../compile/node.ts';
import type { FieldRight } from '../schema.ts';
import type { Scope } from './scope.ts';
import type { Settled } from './settle.ts';

/** One place of the settled document. */
export interface Instance {
  readonly node: LeafNode;
  readonly scope: Scope;
  /** What may be done here now; `hide` also where a rule hides it. */
  readonly right: FieldRight;
}

/** Goes through every field and list of a settled document, a list before its rows. */
export function eachInstance(settled: Settled, visit: (instance: Instance) => void): void {
  const walk = (leaves: readonly LeafNode[], scope: Scope) => {
    for (const node of leaves) {
      const right = rightNow(settled, node, scope);
      visit({ node, scope, right });
      if (node.kind === 'list' && right !== 'hide')
        for (const row of scope.rows(node.path)) walk(node.leaves, row);
    }
  };
  walk(settled.form.leaves, settled.root);
}

/** What may be done with a place, its hide and read-only rules included. */
export function rightNow(settled: Settled, node: LeafNode, scope: Scope): FieldRight {
  const right = settled.access.right(node);
  if (right === 'hide' || settled.isHidden(node, scope.indexes)) return 'hide';
  if (right !== 'edit' || node.kind === 'list' || node.readonlyIf === null) return right;
  return isTrue(node.readonlyIf.value(scope.variables(), settled.environment)) ? 'read' : 'edit';
}

/** True if the place must be filled now: it may be edited, and its schema or its rule demands a value. */
export function isRequiredNow(settled: Settled, { node, scope, right }: Instance): boolean {
  if (right !== 'edit') return false;
  if (node.required) return true;
  return node.requiredIf !== null && isTrue(node.requiredIf.value(scope.variables(), settled.environment));
}
