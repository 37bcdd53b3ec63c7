import type { Page, TaskQuery } from '../ports/instance-store.ts';
import type { TaskRow } from '../ports/rows.ts';
import { memberKeys } from './conditions.ts';
import type { Connection } from './connection.ts';
import { toText } from './json-text.ts';
import { TASK_COLUMNS, taskIn } from './task-columns.ts';

/** A task that somebody may claim, as far as its place in a list goes. */
interface Offer {
  readonly due: string;
  readonly taskId: string;
}

/**
 * The open tasks that nobody holds and this person may claim, by due date. As fast with a hundred thousand as with ten:
 * the offers of each group stand in the order of the list, so that no more are read than the page needs, and those
 * that name one group alone are counted in the index.
 */
export function searchOffers(
  connection: Connection,
  who: NonNullable<TaskQuery['claimableBy']>,
  limit: number,
  offset: number,
): Page<TaskRow> {
  const keys = memberKeys(who);
  const first = new Map<string, Offer>();
  for (const candidate of JSON.parse(keys) as string[])
    for (const isSole of [0, 1])
      for (const { due, task_id } of connection.all(FIRST, candidate, isSole, offset + limit))
        first.set(String(task_id), { due: String(due), taskId: String(task_id) });
  const page = [...first.values()].sort(inOrder).slice(offset, offset + limit);
  return { items: tasksOf(connection, page), total: Number(connection.first(COUNT, keys)?.total) };
}

const FIRST =
  'SELECT due, task_id FROM task_offers WHERE candidate = ? AND is_sole = ? ORDER BY due, task_id LIMIT ?';

const COUNT = `WITH keys AS (SELECT value FROM json_each(?)) SELECT
  (SELECT count(*) FROM task_offers WHERE is_sole = 1 AND candidate IN (SELECT value FROM keys)) +
  (SELECT count(DISTINCT task_id) FROM task_offers WHERE is_sole = 0 AND candidate IN (SELECT value FROM keys))
  AS total`;

/** By due date, then by id; by their letters' codes, as the database sorts. */
function inOrder(a: Offer, b: Offer): number {
  const [one, other] = a.due === b.due ? [a.taskId, b.taskId] : [a.due, b.due];
  return one < other ? -1 : one > other ? 1 : 0;
}

function tasksOf(connection: Connection, offers: readonly Offer[]): readonly TaskRow[] {
  const ids = toText(offers.map(({ taskId }) => taskId));
  const rows = connection.all(
    `SELECT ${TASK_COLUMNS} FROM tasks WHERE id IN (SELECT value FROM json_each(?))`,
    ids,
  );
  const tasks = new Map(rows.map(taskIn).map((task) => [task.id, task]));
  return offers.flatMap(({ taskId }) => tasks.get(taskId) ?? []);
}
