import type { SubmissionOptions } from '../api.ts';
import type { CompiledForm } from '../compile/form.ts';
import type { FieldNode, LeafNode, ListNode } from '../compile/node.ts';
import { type Access, accessOf } from '../evaluate/access.ts';
import { Scope } from '../evaluate/scope.ts';
import { shapeLists } from '../evaluate/shape-lists.ts';
import { cloneJson, type FormData, isEmpty, type Json } from '../json.ts';
import { isRecord } from '../path.ts';
import { automaticValue } from './first-value.ts';
import { fillNumbers } from './numbers.ts';

/**
 * The stored document with what the opened stage begins with: default values, automatic values, preset and fixed rows,
 * and document numbers if `options.numbers` gives them. A copy; what is stored always wins.
 */
export function initialData(form: CompiledForm, stored: FormData, options: SubmissionOptions): FormData {
  const copy = cloneJson(stored);
  const root = Scope.ofDocument(isRecord(copy) ? copy : {});
  const access = accessOf(form, options);
  for (const leaf of form.leaves) begin(leaf, root, access, options);
  shapeLists(root, form.leaves, access);
  if (options.numbers !== undefined) fillNumbers(form, root, access, options.numbers);
  return root.holder;
}

function begin(leaf: LeafNode, scope: Scope, access: Access, options: SubmissionOptions): void {
  if (!access.isOwn(leaf)) return;
  const first =
    leaf.kind === 'list' ? firstRows(leaf, options) : firstValue(leaf, scope.get(leaf.path), options);
  if (first !== undefined && (scope.get(leaf.path) === undefined || isRefilled(leaf)))
    scope.set(leaf.path, first);
}

/** What nobody can type in is filled as long as it is empty, also after a rule had hidden it. */
function isRefilled(leaf: LeafNode): boolean {
  return leaf.kind === 'field' && leaf.auto !== null && leaf.locked;
}

function firstValue(
  field: FieldNode,
  present: Json | undefined,
  options: SubmissionOptions,
): Json | undefined {
  if (field.computed !== null || !isEmpty(present)) return undefined;
  if (field.auto !== null) return automaticValue(field, options);
  const preset = field.component.defaultValue;
  return preset === undefined ? undefined : cloneJson(preset);
}

function firstRows(list: ListNode, options: SubmissionOptions): Json | undefined {
  const { component } = list;
  if (component.type === 'grid')
    return component.defaultValue === undefined ? undefined : cloneJson(component.defaultValue);
  const wanted = typeof component.defaultRepetitions === 'number' ? component.defaultRepetitions : 1;
  const count = Math.max(0, Math.min(wanted, list.maxRows));
  return Array.from({ length: count }, () => firstRow(list, options));
}

function firstRow(list: ListNode, options: SubmissionOptions): Json {
  const row = Scope.ofDocument({});
  for (const leaf of list.leaves) {
    const first = leaf.kind === 'list' ? firstRows(leaf, options) : firstValue(leaf, undefined, options);
    if (first !== undefined) row.set(leaf.path, first);
  }
  return row.holder;
}
