import type { Json } from '@flowbook/expressions';
import type { LeafNode, ListNode } from '../compile/node.ts';
import { isRecord } from '../path.ts';
import type { Access } from './access.ts';
import type { Scope } from './scope.ts';

/** Gives lists the shape that rules rely on: rows are objects, fixed rows are all there and in order. */
export function shapeLists(scope: Scope, leaves: readonly LeafNode[], access: Access): void {
  for (const list of leaves) {
    if (list.kind !== 'list') continue;
    const rows = shapedRows(list, scope.get(list.path), access);
    if (rows === null) continue;
    scope.set(list.path, rows);
    if (list.leaves.some((leaf) => leaf.kind === 'list'))
      for (const row of scope.rows(list.path)) shapeLists(row, list.leaves, access);
  }
}

function shapedRows(list: ListNode, value: Json | undefined, access: Access): Json[] | null {
  const rows = Array.isArray(value) ? value.map((row: Json) => (isRecord(row) ? row : {})) : null;
  if (list.fixedRows === null) return rows;
  if (rows === null && access.right(list) === 'hide') return null;
  return list.fixedRows.map((rowKey) => ({ ...rows?.find((row) => row.rowKey === rowKey), rowKey }));
}
