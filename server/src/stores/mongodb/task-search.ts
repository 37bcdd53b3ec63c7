import type { Filter, Sort } from 'mongodb';
import type { Page, TaskQuery } from '../ports/instance-store.ts';
import type { TaskRow } from '../ports/rows.ts';
import type { Database } from './database.ts';
import type { TaskDocument } from './documents.ts';
import { fromText, literalPattern } from './json-text.ts';
import { membersOf } from './rows.ts';

/** Order of each sort. Tasks without the sorted value come last, either way; ties are broken by id. */
const ORDER: { readonly [sort in TaskQuery['sort']]: Sort } = {
  dueAt: { dueOrLast: 1, _id: 1 },
  '-dueAt': { dueAt: -1, _id: 1 },
  createdAt: { createdAt: 1, _id: 1 },
  '-createdAt': { createdAt: -1, _id: 1 },
  assignee: { assigneeOrLast: 1, _id: 1 },
  '-assignee': { assignee: -1, _id: 1 },
  process: { process: 1, _id: 1 },
  '-process': { process: -1, _id: 1 },
  '-endedAt': { endedAt: -1, _id: 1 },
};

/** The page of tasks that a query asks for, and how many there are in all. */
export async function searchTasks(database: Database, query: TaskQuery): Promise<Page<TaskRow>> {
  const { limit, offset, sort } = query;
  const filter = filterOf(query);
  const [total, found] = await Promise.all([
    database.tasks.count(filter),
    limit === 0 ? [] : database.tasks.find(filter, { sort: ORDER[sort], limit, offset, only: ['doc'] }),
  ]);
  return { items: found.map(({ doc }) => fromText<TaskRow>(doc)), total };
}

function filterOf(query: TaskQuery): Filter<TaskDocument> {
  const { status, assignee, completedBy, instanceId, definitionKey } = query;
  const conditions: Filter<TaskDocument>[] = [
    {
      ...(status !== undefined && { status }),
      ...(assignee !== undefined && { assignee }),
      ...(completedBy !== undefined && { completedBy }),
      ...(instanceId !== undefined && { instanceId }),
      ...(definitionKey !== undefined && { definitionKey }),
      ...(query.search && { search: literalPattern(query.search) }),
    },
  ];
  if (query.dueBefore !== undefined) conditions.push({ dueOrLast: { $lt: query.dueBefore } });
  if (query.notDueBefore !== undefined) conditions.push({ dueOrLast: { $gte: query.notDueBefore } });
  if (query.group) conditions.push({ candidates: `g:${query.group}` });
  if (query.claimableBy) {
    const { userId, groups } = query.claimableBy;
    conditions.push({ assignee: null, candidates: { $in: membersOf([userId], groups) } });
  }
  return { $and: conditions };
}
