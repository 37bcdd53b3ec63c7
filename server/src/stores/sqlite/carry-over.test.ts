import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempDirectory } from '../../testing/temp-directory.ts';
import { aTask, at } from '../contract-tests/samples.ts';
import type { TaskRow } from '../ports/rows.ts';
import { Connection } from './connection.ts';
import { DATABASE } from './database-copy.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

/** As a version of schema 3 wrote a task. */
function writeOldTask(connection: Connection, task: TaskRow): void {
  connection.run(
    `INSERT INTO tasks (id, instance_id, status, definition_key, process, assignee, completed_by, created_at, due_at,
       ended_at, search, doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)`,
    task.id,
    task.instanceId,
    task.status,
    task.definitionKey,
    task.definitionName.zh,
    task.assignee,
    task.completedBy,
    task.createdAt,
    task.dueAt,
    task.endedAt,
    JSON.stringify(task),
  );
  for (const group of task.candidateGroups)
    connection.run('INSERT INTO task_candidates VALUES (?, ?)', task.id, `g:${group}`);
}

it('offers the open tasks of an older data directory to those who could claim them, by due date', async () => {
  const directory = tempDirectory();
  const old = new Connection(join(directory.path, DATABASE));
  migrate(
    old,
    migrations.filter(({ version }) => version <= 3),
  );
  const groups = ['agent', 'manager'];
  writeOldTask(old, aTask('undated', 'i1', { dueAt: null, candidateGroups: ['agent'] }));
  writeOldTask(old, aTask('late', 'i1', { dueAt: at(9), candidateGroups: groups }));
  writeOldTask(old, aTask('early', 'i1', { dueAt: at(1), candidateGroups: ['agent'] }));
  writeOldTask(old, aTask('held', 'i1', { assignee: 'li.na', candidateGroups: groups }));
  writeOldTask(old, aTask('over', 'i1', { status: 'completed', candidateGroups: groups }));
  old.close();
  const store = await openSqliteStore({ directory: directory.path });
  const inbox = await store.instances.listTasks({
    status: 'open',
    claimableBy: { userId: 'wang.li', groups },
    sort: 'dueAt',
    limit: 10,
    offset: 0,
  });
  expect(inbox.items.map(({ id }) => id)).toEqual(['early', 'late', 'undated']);
  expect(inbox.total).toBe(3);
  await store.close();
  directory.remove();
});
