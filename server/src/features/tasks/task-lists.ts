import type { PendingList, PendingQuery, TaskList, TaskListQuery } from '@flowbook/contract';
import type { Caller } from '../../http/caller.ts';
import type { TaskQuery } from '../../stores/ports/instance-store.ts';
import type { FeatureDeps } from '../deps.ts';
import { presentTasks } from './task-presenter.ts';

type Condition = Omit<TaskQuery, 'limit' | 'offset' | 'search'>;

/** What each view of the inbox asks the store for. */
const VIEWS: { readonly [view in TaskListQuery['view']]: (caller: Caller) => Condition } = {
  mine: ({ id }) => ({ status: 'open', assignee: id, sort: 'dueAt' }),
  groups: ({ id, roles }) => ({
    status: 'open',
    claimableBy: { userId: id, groups: roles },
    sort: 'dueAt',
  }),
  done: ({ id }) => ({ status: 'completed', completedBy: id, sort: '-endedAt' }),
};

/** The inbox: one view of it, and how many tasks wait in the two that matter. */
export async function inbox(deps: FeatureDeps, caller: Caller, query: TaskListQuery): Promise<TaskList> {
  const { view, search, limit, offset } = query;
  const { instances } = deps.store;
  const narrowed = searched(search);
  const page = await instances.listTasks({ ...VIEWS[view](caller), ...narrowed, limit, offset });
  const isWhole = narrowed.search === undefined;
  // What the page has counted already is not counted again: that takes longer than the page.
  const count = async (one: 'mine' | 'groups') =>
    one === view && isWhole
      ? page.total
      : (await instances.listTasks({ ...VIEWS[one](caller), limit: 1, offset: 0 })).total;
  const [mine, groups] = await Promise.all([count('mine'), count('groups')]);
  return { items: await presentTasks(deps, page.items), total: page.total, counts: { mine, groups } };
}

/** What `overdue` narrows to, by its value. */
const BY_DUE = {
  true: (now: string) => ({ dueBefore: now }),
  false: (now: string) => ({ notDueBefore: now }),
} as const;

/** Everybody's open tasks, filtered and sorted; `overdue` counts within the other filters. */
export async function pending(deps: FeatureDeps, query: PendingQuery): Promise<PendingList> {
  const { instances } = deps.store;
  const now = deps.clock.iso();
  const { search, definitionKey, assignee, group, sort, limit, offset } = query;
  const condition: Condition & { readonly search?: string } = {
    status: 'open',
    ...searched(search),
    ...(definitionKey === undefined ? {} : { definitionKey }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(group === undefined ? {} : { group }),
    sort,
  };
  const [page, overdue] = await Promise.all([
    instances.listTasks({
      ...condition,
      ...(query.overdue === undefined ? {} : BY_DUE[query.overdue](now)),
      limit,
      offset,
    }),
    instances.listTasks({ ...condition, dueBefore: now, limit: 1, offset: 0 }),
  ]);
  return { items: await presentTasks(deps, page.items), total: page.total, overdue: overdue.total };
}

function searched(search: string | undefined): { readonly search?: string } {
  const text = search?.trim() ?? '';
  return text === '' ? {} : { search: text };
}
