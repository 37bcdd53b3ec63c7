import type { EvaluationOptions } from '../api.ts';
import type { CompiledForm } from '../compile/form.ts';
import type { LeafNode, ListNode } from '../compile/node.ts';
import { rightNow } from '../evaluate/instances.ts';
import { Scope } from '../evaluate/scope.ts';
import { type Settled, settle } from '../evaluate/settle.ts';
import type { FormData, Json } from '../json.ts';

/**
 * What a client sends: the fields that this opening may write and that are shown, and nothing else. Rows that may be added
 * and removed also carry the cells that are only read, by which the server recognises them.
 */
export function pickSubmission(form: CompiledForm, data: FormData, options: EvaluationOptions): FormData {
  const settled = settle(form, data, options);
  const picked = Scope.ofDocument({});
  pickLevel(settled, form.leaves, settled.root, picked);
  return picked.holder;
}

function pickLevel(settled: Settled, leaves: readonly LeafNode[], from: Scope, to: Scope): void {
  for (const node of leaves) {
    const value = pickedValue(settled, node, from);
    if (value !== undefined) to.set(node.path, value);
  }
}

function pickedValue(settled: Settled, node: LeafNode, from: Scope): Json | undefined {
  const right = rightNow(settled, node, from);
  if (right === 'hide') return undefined;
  if (node.kind === 'list') return pickedRows(settled, node, from, right === 'edit');
  return right === 'edit' ? (from.get(node.path) ?? null) : undefined;
}

function pickedRows(settled: Settled, list: ListNode, from: Scope, isOpen: boolean): Json | undefined {
  const rows = from.rows(list.path).map((row) => {
    const picked = Scope.ofDocument({});
    if (isOpen && list.fixedRows === null) pickMarks(settled, list, row, picked);
    pickLevel(settled, list.leaves, row, picked);
    return picked.holder;
  });
  if (!isOpen && rows.every((row) => Object.keys(row).length === 0)) return undefined;
  if (list.fixedRows === null) return rows;
  return rows.map((row, index) => ({ rowKey: list.fixedRows?.[index] ?? null, ...row }));
}

/** Cells that are shown but not written, as they stand. */
function pickMarks(settled: Settled, list: ListNode, row: Scope, picked: Scope): void {
  for (const cell of list.leaves) {
    if (rightNow(settled, cell, row) !== 'read' || (cell.kind === 'field' && cell.computed !== null))
      continue;
    const value = row.get(cell.path);
    if (value !== undefined) picked.set(cell.path, value);
  }
}
