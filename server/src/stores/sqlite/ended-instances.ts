import type { DeletedInstance, InstanceStore } from '../ports/instance-store.ts';
import type { InstanceRow } from '../ports/rows.ts';
import type { Connection } from './connection.ts';
import { fromText, toText } from './json-text.ts';
import { type Statement, statement } from './statement.ts';

type EndedQuery = Parameters<InstanceStore['endedRoots']>[0];

/** As the index `ended_roots` says it. */
const ENDED_AT = "json_extract(summary, '$.endedAt')";

export function findEndedRoots(
  connection: Connection,
  { before, after, limit }: EndedQuery,
): readonly Omit<InstanceRow, 'state'>[] {
  return connection
    .all(
      `SELECT summary FROM instances WHERE status <> 'active' AND parent_id IS NULL AND ${ENDED_AT} < ?1
       AND (${ENDED_AT}, id) > (?2, ?3) ORDER BY ${ENDED_AT}, id LIMIT ?4`,
      before,
      after?.endedAt ?? '',
      after?.id ?? '',
      limit,
    )
    .map(({ summary }) => fromText<Omit<InstanceRow, 'state'>>(summary));
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
    ...['state_parts', 'event_batches', 'instance_members', 'incidents', 'correspondence'].map(ofInstance),
    statement('DELETE FROM instances WHERE id = ?', id),
  ];
}
