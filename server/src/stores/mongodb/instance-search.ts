import type { Filter } from 'mongodb';
import type { InstanceQuery, Page } from '../ports/instance-store.ts';
import type { InstanceSummary } from '../ports/instance-summary.ts';
import type { Database } from './database.ts';
import type { InstanceDocument } from './documents.ts';
import { fromText, literalPattern } from './json-text.ts';
import { membersOf } from './rows.ts';

/** The page of instances that a query asks for, newest first, and how many there are in all. */
export async function searchInstances(
  database: Database,
  query: InstanceQuery,
): Promise<Page<InstanceSummary>> {
  const { limit, offset } = query;
  const filter = filterOf(query);
  const [total, found] = await Promise.all([
    database.instances.count(filter),
    limit === 0
      ? []
      : database.instances.find(filter, {
          sort: { startedAt: -1, _id: -1 },
          limit,
          offset,
          only: ['summary'],
        }),
  ]);
  return { items: found.map(({ summary }) => fromText<InstanceSummary>(summary)), total };
}

function filterOf({ search, definitionKey, status, visibleTo }: InstanceQuery): Filter<InstanceDocument> {
  return {
    rev: { $gt: 0 },
    ...(definitionKey !== undefined && { definitionKey }),
    ...(status !== undefined && { status }),
    ...(search && { search: literalPattern(search) }),
    ...(visibleTo && { members: { $in: membersOf([visibleTo.userId], visibleTo.groups) } }),
  };
}
