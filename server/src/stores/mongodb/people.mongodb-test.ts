import { expect, it, vi } from 'vitest';
import { at } from '../contract-tests/samples.ts';
import type { UserRow } from '../ports/rows.ts';
import { createPeopleStore } from './people.ts';
import { eachConnected } from './testing/connected-database.ts';

const current = eachConnected();

const aUser = (id: string): UserRow => ({
  id,
  username: id,
  name: { zh: '王丽', en: 'Wang Li' },
  passwordHash: '$argon2id$x',
  roles: ['agent'],
  permissions: ['work'],
  demo: false,
});

it('asks the database once for those whom many requests ask for in the same turn', async () => {
  const database = current();
  const people = createPeopleStore(database);
  for (const id of ['wang.li', 'li.na']) await people.putUser(aUser(id));
  await people.putRole({ id: 'agent', name: { zh: '坐席', en: 'Agent' } });
  const session = { tokenHash: 'h1', userId: 'li.na', csrfToken: 'c', createdAt: at(0), expiresAt: at(60) };
  await people.putSession(session);
  const { users, roles, sessions } = database;
  const finds = [users, roles, sessions].map((collection) => vi.spyOn(collection, 'find'));
  const [one, several, nobody, ...rest] = await Promise.all([
    people.user('wang.li'),
    people.users(['wang.li', 'li.na', 'wang.li']),
    people.user('nobody'),
    people.session('h1'),
    people.session('h1'),
    people.roles(),
    people.roles(),
  ]);
  expect([one?.id, several.map(({ id }) => id), nobody]).toEqual(['wang.li', ['li.na', 'wang.li'], null]);
  const role = { id: 'agent', name: { zh: '坐席', en: 'Agent' } };
  expect(rest).toEqual([session, session, [role], [role]]);
  expect(finds.map((find) => find.mock.calls.length)).toEqual([1, 1, 1]);
});
