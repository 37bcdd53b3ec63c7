import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempDirectory } from '../../testing/temp-directory.ts';
import { aCommit, anInstance, aTask, at } from '../contract-tests/samples.ts';
import type { InstanceRow, TaskRow } from '../ports/rows.ts';
import { Connection } from './connection.ts';
import { DATABASE } from './database-copy.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

/** As a version of schema 3 wrote a task. */
function writeOldTask(connection: Connection, task: TaskRow, search = ''): void {
  connection.run(
    `INSERT INTO tasks (id, instance_id, status, definition_key, process, assignee, completed_by, created_at, due_at,
       ended_at, search, doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
    search,
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

/** As a version of schema 6 wrote an instance: all of it in its text. */
function writeOldInstance(connection: Connection, { state, ...summary }: InstanceRow): void {
  connection.run(
    `INSERT INTO instances (id, rev, definition_key, status, started_at, parent_id, search, summary, state)
     VALUES (?, ?, ?, ?, ?, ?, '', ?, ?)`,
    summary.id,
    summary.rev,
    summary.definitionKey,
    summary.status,
    summary.startedAt,
    summary.parentInstanceId,
    JSON.stringify(summary),
    JSON.stringify(state),
  );
  for (const user of summary.participants)
    connection.run('INSERT INTO instance_members VALUES (?, ?)', summary.id, `u:${user}`);
}

it('keeps instances and tasks of an older data directory, who may see them, and when they ended', async () => {
  const directory = tempDirectory();
  const old = new Connection(join(directory.path, DATABASE));
  migrate(
    old,
    migrations.filter(({ version }) => version <= 6),
  );
  const running = anInstance('runs', {
    rev: 3,
    openIncidents: 1,
    participants: ['li.na'],
    groups: ['agent'],
  });
  const ended = anInstance('ended', { rev: 4, status: 'completed', endedAt: at(5), participants: ['li.na'] });
  const task = aTask('t1', 'runs', { rev: 3, assignee: 'li.na' });
  for (const instance of [running, ended]) writeOldInstance(old, instance);
  writeOldTask(old, task);
  old.close();
  const { instances, ...store } = await openSqliteStore({ directory: directory.path });
  expect(await instances.load('runs')).toEqual(running);
  expect(await instances.load('ended')).toEqual(ended);
  expect(await instances.task('t1')).toEqual(task);
  const seen = await instances.listInstances({
    visibleTo: { userId: 'li.na', groups: [] },
    limit: 9,
    offset: 0,
  });
  expect(seen.items.map(({ id }) => id).sort()).toEqual(['ended', 'runs']);
  const roots = await instances.endedRoots({ before: at(9), limit: 9 });
  expect(roots.map(({ id }) => id)).toEqual(['ended']);
  await store.close();
  directory.remove();
});

it('finds a task of an older data directory by who holds it, and not by who held it', async () => {
  const directory = tempDirectory();
  const old = new Connection(join(directory.path, DATABASE));
  migrate(
    old,
    migrations.filter(({ version }) => version <= 6),
  );
  const task = aTask('t1', 'i1', { assignee: 'Li.Na' });
  writeOldTask(old, task, 'a complaint\nli.na');
  writeOldTask(old, aTask('t2', 'i1', { assignee: null }), 'a complaint\nli.na');
  old.close();
  const { instances, ...store } = await openSqliteStore({ directory: directory.path });
  await instances.commit(aCommit(anInstance('i1')));
  const found = async (search: string) =>
    (await instances.listTasks({ search, sort: 'createdAt', limit: 9, offset: 0 })).items.map(({ id }) => id);
  expect(await found('li.na')).toEqual(['t1', 't2']);
  const changedTasks = [{ ...task, assignee: 'wang.li' }];
  await instances.commit(aCommit(anInstance('i1', { rev: 2 }), { changedTasks }));
  expect([await found('wang.li'), await found('li.na')]).toEqual([['t1'], ['t2']]);
  expect(await found('complaint')).toEqual(['t1', 't2']);
  await store.close();
  directory.remove();
});
