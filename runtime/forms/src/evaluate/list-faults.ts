import type { ListNode } from '../compile/node.ts';
import { isEmpty } from '../json.ts';
import type { Fault } from './field-faults.ts';
import type { Scope } from './scope.ts';

/** What is wrong with the rows of a list as a whole. */
export function listFaults(list: ListNode, scope: Scope, isRequired: boolean): readonly Fault[] {
  const value = scope.get(list.path);
  if (value !== undefined && value !== null && !Array.isArray(value)) return [{ code: 'type' }];
  const rows = scope.rows(list.path);
  if (isRequired && (rows.length === 0 || isBlankMatrix(list, rows))) return [{ code: 'required' }];
  if (rows.length > list.maxRows) return [{ code: 'max-rows', params: { maxRows: list.maxRows } }];
  if (rows.length > 0 && rows.length < list.minRows)
    return [{ code: 'min-rows', params: { minRows: list.minRows } }];
  return [];
}

/** Fixed rows are always there; they are missing as long as no cell is filled. */
function isBlankMatrix(list: ListNode, rows: readonly Scope[]): boolean {
  return (
    list.fixedRows !== null && rows.every((row) => list.leaves.every((cell) => isEmpty(row.get(cell.path))))
  );
}
