import type { DeletedInstance, InstanceStore } from '../ports/instance-store.ts';
import type { InstanceSummary } from '../ports/instance-summary.ts';
import type { Connection } from './connection.ts';
import { SUMMARY_COLUMNS, summaryIn } from './instance-columns.ts';
import { toText } from './json-text.ts';
import { type Statement, statement } from './statement.ts';

type EndedQuery = Parameters<InstanceStore['endedRoots']>[0];

export function findEndedRoots(
  connection: Connection,
  { before, after, limit }: EndedQuery,
): readonly InstanceSummary[] {
  return connection
    .all(
      `SELECT ${SUMMARY_COLUMNS} FROM instances WHERE ended_at IS NOT NULL AND parent_id IS NULL AND ended_at < ?1
       AND (ended_at, id) > (?2, ?3) ORDER BY ended_at, id LIMIT ?4`,
      before,
      after?.endedAt ?? '',
      after?.id ?? '',
      limit,
    )
    .map(summaryIn);
}

/** All that hangs on an instance, and itself. */
export function deletionOf({ id, taskIds }: DeletedInstance): readonly Statement[] {
  const tasks = toText(taskIds);
  const ofTasks = (table: string, column: string) =>
    statement(`DELETE FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?))`, tasks);
  const ofInstance = (table: string) => statement(`DELETE FROM ${table} WHERE instance_id = ?`, id);
  return [
    ofTasks('task_candidates', 'task_id'),
    ofTasks('task_offers', 'task_id'),
    ofTasks('tasks', 'id'),
    ...['state_parts', 'event_batches', 'incidents', 'correspondence'].map(ofInstance),
    statement(DELETE_MEMBERS, id),
    statement('DELETE FROM instances WHERE id = ?', id),
  ];
}

/** Members are found by member, and an instance's row tells whose. */
const DELETE_MEMBERS = `DELETE FROM members WHERE instance_id = ?1 AND member IN (
  SELECT 'u:' || json_each.value FROM instances, json_each(instances.members, '$.participants') WHERE instances.id = ?1
  UNION ALL SELECT 'g:' || json_each.value FROM instances, json_each(instances.members, '$.groups') WHERE instances.id = ?1)`;
