import type { Evaluation, EvaluationOptions } from '../api.ts';
import type { CompiledForm } from '../compile/form.ts';
import { type FormNode, instanceId } from '../compile/node.ts';
import type { FormData } from '../json.ts';
import { sumOf } from '../values/big.ts';
import { findingsOf } from './findings.ts';
import { eachInstance, isRequiredNow } from './instances.ts';
import { type Settled, settle } from './settle.ts';

/**
 * What a form looks like with the given data: computed values, what is hidden, read-only and required, and what is wrong.
 * Pure and quick enough for every keystroke. Ids of instances: see the package's README.
 */
export function evaluateForm(form: CompiledForm, data: FormData, options: EvaluationOptions): Evaluation {
  const settled = settle(form, data, options);
  const shown = shownState(settled);
  return {
    data: settled.root.holder,
    errors: findingsOf(settled, options),
    ...shown,
    totals: totalsOf(settled),
  };
}

function shownState(settled: Settled) {
  const hidden = new Set<string>();
  const readonly = new Set<string>();
  const required: string[] = [];
  // What is hidden or read-only whatever the data is named without rows, so that empty lists are known too.
  for (const node of settled.form.everyNode) {
    const right = settled.access.right(node);
    if (right === 'hide') hidden.add(node.id);
    else if (right === 'read' && node.kind !== 'display') readonly.add(node.id);
    for (const scope of settled.root.reach(node.lists))
      if (isHiddenAt(settled, node, scope.indexes)) hidden.add(instanceId(node.id, scope.indexes));
  }
  eachInstance(settled, (instance) => {
    const id = instanceId(instance.node.id, instance.scope.indexes);
    if (instance.right === 'hide') hidden.add(id);
    if (instance.right === 'read') readonly.add(id);
    if (isRequiredNow(settled, instance)) required.push(id);
  });
  return { hidden: [...hidden], readonly: [...readonly], required };
}

function isHiddenAt(settled: Settled, node: FormNode, indexes: readonly number[]): boolean {
  return node.hiders.length > 0 && settled.isHidden(node, indexes);
}

function totalsOf(settled: Settled): Evaluation['totals'] {
  const totals: { [gridId: string]: { [column: string]: number } } = {};
  for (const grid of settled.form.leaves) {
    if (grid.kind !== 'list' || grid.totals.length === 0 || settled.access.right(grid) === 'hide') continue;
    const rows = settled.root.rows(grid.path);
    totals[grid.id] = Object.fromEntries(
      grid.totals.map((key) => [key, sumOf(rows.map((row) => row.get([key])))]),
    );
  }
  return totals;
}
