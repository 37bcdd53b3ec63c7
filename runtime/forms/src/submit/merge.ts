import type { CurrentUser, FormError } from '../api.ts';
import type { CompiledForm } from '../compile/form.ts';
import { type FieldNode, instanceId, type LeafNode, type ListNode } from '../compile/node.ts';
import type { Access } from '../evaluate/access.ts';
import { fieldFaultOfType } from '../evaluate/field-faults.ts';
import { findingOf } from '../evaluate/finding.ts';
import { Scope } from '../evaluate/scope.ts';
import { cloneJson, isEmpty, type Json, sameJson } from '../json.ts';
import { getAt, isRecord } from '../path.ts';
import type { Locale } from '../schema.ts';
import { isSignedBy } from '../values/signature.ts';
import { matchRows } from './match-rows.ts';
import { unknownFields } from './unknown-fields.ts';
import { unknownFinding } from './unknown-finding.ts';

/** A value that a client sent, to be compared with the settled document. */
export interface Sent {
  readonly node: LeafNode;
  readonly scope: Scope;
  readonly value: Json;
  /** What stood there before; undefined for nothing. */
  readonly stored: Json | undefined;
  /** False for an echo of something that only the rules write. */
  readonly isWritten: boolean;
}

const MAX_FINDINGS = 200;

export interface Merge {
  readonly form: CompiledForm;
  readonly access: Access;
  readonly user: CurrentUser | undefined;
  readonly locale: Locale | undefined;
  readonly findings: FormError[];
  readonly sent: Map<string, Sent>;
}

/** Takes over what was sent into the document (or row) of `target`, as far as the opening allows. */
export function mergeLevel(merge: Merge, leaves: readonly LeafNode[], target: Scope, sent: Json): void {
  // What is refused is refused; a forged submission need not be told each of its faults.
  if (merge.findings.length >= MAX_FINDINGS) return;
  for (const path of unknownFields(leaves, sent))
    merge.findings.push(unknownFinding(target.placeOf(path), merge.locale));
  for (const node of leaves) {
    const value = getAt(sent, node.path);
    if (value === undefined) continue;
    if (node.kind === 'list') mergeList(merge, node, target, value);
    else mergeField(merge, node, target, value);
  }
}

function mergeField(merge: Merge, node: FieldNode, target: Scope, value: Json): void {
  const stored = target.get(node.path);
  const isWritten = merge.access.right(node) === 'edit';
  const note = () =>
    merge.sent.set(instanceId(node.id, target.indexes), { node, scope: target, value, stored, isWritten });
  if (!isWritten) {
    if (node.computed !== null) note();
    else if (!sameValue(value, stored)) refuse(merge, node, target, 'not-writable');
    return;
  }
  note();
  const fault = isEmpty(value) ? null : fieldFaultOfType(node, value);
  if (fault !== null) merge.findings.push(findingOf(merge.form, node, target, fault, merge.locale));
  else if (isForeignSignature(merge, node, value, stored)) refuse(merge, node, target, 'signer');
  else target.set(node.path, cloneJson(value));
}

/** A new signature must be the signer's own; one that stands already may be sent back. */
function isForeignSignature(merge: Merge, node: FieldNode, value: Json, stored: Json | undefined): boolean {
  if (node.value.type !== 'signature' || isEmpty(value) || sameJson(value, stored)) return false;
  return merge.user === undefined || !isSignedBy(value, merge.user);
}

function mergeList(merge: Merge, list: ListNode, target: Scope, value: Json): void {
  const right = merge.access.right(list);
  const storedValue = target.get(list.path);
  const stored = rowsOf(storedValue);
  const sent: Json = isEmpty(value) ? [] : value;
  if (right === 'hide') {
    if (!sameValue(value, storedValue)) refuse(merge, list, target, 'not-writable');
    return;
  }
  if (!Array.isArray(sent) || !sent.every(isRecord)) {
    refuse(merge, list, target, 'type');
    return;
  }
  const rows: readonly { readonly [key: string]: Json }[] = sent;
  merge.sent.set(instanceId(list.id, target.indexes), {
    node: list,
    scope: target,
    value: sent,
    stored: storedValue,
    isWritten: right === 'edit',
  });
  if (rows.length > list.maxRows) {
    refuse(merge, list, target, 'max-rows');
    return;
  }
  if (list.fixedRows !== null) {
    mergeFixedRows(merge, list, target, rows, stored);
    return;
  }
  if (right === 'read') {
    mergeReadRows(merge, list, target, rows, stored);
    return;
  }
  const matches = matchRows(list, merge.access, rows, stored);
  target.set(
    list.path,
    matches.map((match) => keptMembers(list, merge.access, match)),
  );
  mergeRows(merge, list, target, rows);
}

/** A row begins with what the opening may not write in it; the rest comes from the client. */
function keptMembers(list: ListNode, access: Access, match: Json | null): Json {
  const row = isRecord(match) ? cloneJson(match) : {};
  const scope = Scope.ofDocument(isRecord(row) ? row : {});
  for (const leaf of list.leaves)
    if (leaf.kind === 'field' && access.right(leaf) === 'edit') scope.remove(leaf.path);
  return scope.holder;
}

function mergeReadRows(
  merge: Merge,
  list: ListNode,
  target: Scope,
  rows: readonly Json[],
  stored: readonly Json[],
): void {
  if (rows.length !== stored.length) {
    refuse(merge, list, target, 'not-writable');
    return;
  }
  mergeRows(merge, list, target, rows);
}

/** Fixed rows are told by their key; a client need not send all of them. */
function mergeFixedRows(
  merge: Merge,
  list: ListNode,
  target: Scope,
  rows: readonly { readonly [key: string]: Json }[],
  stored: readonly Json[],
): void {
  const fixed = list.fixedRows ?? [];
  const keys = rows.map((row) => row.rowKey);
  const isSound = new Set(keys).size === keys.length && keys.every((key) => fixed.includes(String(key)));
  if (!isSound) {
    refuse(merge, list, target, 'type');
    return;
  }
  target.set(
    list.path,
    fixed.map((rowKey) => {
      const row = stored.find((one) => isRecord(one) && one.rowKey === rowKey) ?? {};
      return { ...(isRecord(row) ? row : {}), rowKey };
    }),
  );
  mergeRows(
    merge,
    list,
    target,
    fixed.map((rowKey) => withoutRowKey(rows.find((row) => row.rowKey === rowKey))),
  );
}

function withoutRowKey(row: { readonly [key: string]: Json } | undefined): Json {
  const { rowKey: _, ...cells } = row ?? {};
  return cells;
}

function mergeRows(merge: Merge, list: ListNode, target: Scope, rows: readonly Json[]): void {
  target.rows(list.path).forEach((row, index) => {
    mergeLevel(merge, list.leaves, row, rows[index] ?? {});
  });
}

function rowsOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** The same, or nothing both times. */
export function sameValue(a: Json | undefined, b: Json | undefined): boolean {
  return sameJson(a, b) || (isEmpty(a) && isEmpty(b));
}

function refuse(
  merge: Merge,
  node: LeafNode,
  scope: Scope,
  code: 'not-writable' | 'type' | 'signer' | 'max-rows',
): void {
  const params = node.kind === 'list' && code === 'max-rows' ? { params: { maxRows: node.maxRows } } : {};
  merge.findings.push(findingOf(merge.form, node, scope, { code, ...params }, merge.locale));
}
