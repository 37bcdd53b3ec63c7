import type { PendingQuery } from '@flowbook/contract';

export type PendingSortKey = PendingQuery['sort'];
export type PendingColumn = 'dueAt' | 'createdAt' | 'assignee' | 'process';

export const PAGE_SIZE = 20;
export const DEFAULT_SORT: PendingSortKey = 'dueAt';
export const SORTS: readonly PendingSortKey[] = [
  'dueAt',
  '-dueAt',
  'createdAt',
  '-createdAt',
  'assignee',
  '-assignee',
  'process',
  '-process',
];

/** What the overview shows, read from its address; what the address does not know is left out. */
export function pendingStateOf(params: URLSearchParams, page: number) {
  const read = (name: string) => params.get(name) ?? undefined;
  return {
    search: read('search'),
    definitionKey: read('process'),
    assignee: read('person'),
    group: read('role'),
    overdue: params.get('overdue') === 'true' ? ('true' as const) : undefined,
    sort: SORTS.find((sort) => sort === params.get('sort')) ?? DEFAULT_SORT,
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  };
}

/** How a column is sorted now, as the table wants to know it. */
export function orderOf(sort: PendingSortKey, column: PendingColumn): 'ascend' | 'descend' | null {
  if (sort === column) return 'ascend';
  return sort === `-${column}` ? 'descend' : null;
}

/** The sort that a click on a column's head asks for; without an order the default returns. */
export function sortFrom(
  column: PendingColumn,
  order: 'ascend' | 'descend' | null | undefined,
): PendingSortKey | undefined {
  if (!order) return undefined;
  return order === 'ascend' ? column : `-${column}`;
}
