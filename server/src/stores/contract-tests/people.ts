import { describe, expect, it } from 'vitest';
import type { UserRow } from '../ports/rows.ts';
import type { CurrentStore } from './harness.ts';
import { at, NOON } from './samples.ts';

export function peopleContract(current: CurrentStore): void {
  const aUser = (id: string, changes: Partial<UserRow> = {}): UserRow => ({
    id,
    username: id,
    name: { zh: '王丽', en: 'Wang Li' },
    passwordHash: '$argon2id$x',
    roles: ['complaint-specialist'],
    permissions: ['work'],
    demo: false,
    ...changes,
  });

  describe('users', () => {
    it('are found by id, by name, by several ids, by role and by search', async () => {
      const { people } = current();
      await people.putUser(aUser('wang.li'));
      await people.putUser(aUser('li_na', { roles: ['manager'], name: { zh: '李娜', en: 'Li Na' } }));
      expect(await people.user('wang.li')).toEqual(aUser('wang.li'));
      expect(await people.userByName('wang.li')).toEqual(aUser('wang.li'));
      expect(await people.user('nobody')).toBeNull();
      expect(await people.userByName('nobody')).toBeNull();
      expect((await people.users(['li_na', 'nobody', 'wang.li'])).map(({ id }) => id).sort()).toEqual([
        'li_na',
        'wang.li',
      ]);
      const listed = async (query: { role?: string; search?: string }) =>
        (await people.listUsers({ ...query, limit: 10 })).map(({ id }) => id);
      expect(await listed({})).toEqual(['li_na', 'wang.li']);
      expect(await listed({ role: 'manager' })).toEqual(['li_na']);
      expect(await listed({ search: '李' })).toEqual(['li_na']);
      expect(await listed({ search: 'WANG' })).toEqual(['wang.li']);
      expect(await listed({ search: '_' })).toEqual(['li_na']);
      expect(await people.listUsers({ limit: 1 })).toHaveLength(1);
    });

    it('are found by their id before those whose id merely holds it', async () => {
      const { people } = current();
      await people.putUser(aUser('u-1', { username: 'zhou.jie' }));
      await people.putUser(aUser('u-12', { username: 'an.ran' }));
      const first = async (search: string) =>
        (await people.listUsers({ search, limit: 1 })).map(({ id }) => id);
      expect(await first('u-1')).toEqual(['u-1']);
      expect(await first('u-12')).toEqual(['u-12']);
      expect(await first('zhou.jie')).toEqual(['u-1']);
    });

    it('are replaced by their id', async () => {
      const { people } = current();
      await people.putUser(aUser('wang.li'));
      await people.putUser(aUser('wang.li', { roles: [] }));
      expect((await people.user('wang.li'))?.roles).toEqual([]);
      expect(await people.listUsers({ limit: 10 })).toHaveLength(1);
    });

    it('have roles', async () => {
      const { people } = current();
      await people.putRole({ id: 'b', name: { zh: '乙', en: 'B' } });
      await people.putRole({ id: 'a', name: { zh: '甲', en: 'A' } });
      await people.putRole({ id: 'b', name: { zh: '丙', en: 'C' } });
      expect(await people.roles()).toEqual([
        { id: 'a', name: { zh: '甲', en: 'A' } },
        { id: 'b', name: { zh: '丙', en: 'C' } },
      ]);
    });
  });

  describe('sessions', () => {
    const aSession = (tokenHash: string, expiresAt: string) => ({
      tokenHash,
      userId: 'wang.li',
      csrfToken: 'c',
      createdAt: NOON,
      expiresAt,
    });

    it('are stored, deleted and swept when expired', async () => {
      const { people } = current();
      await people.putSession(aSession('h1', at(10)));
      await people.putSession(aSession('h2', at(20)));
      await people.putSession(aSession('h3', at(30)));
      expect(await people.session('h1')).toEqual(aSession('h1', at(10)));
      expect(await people.deleteExpiredSessions(at(10))).toBe(1);
      expect(await people.session('h1')).toBeNull();
      await people.deleteSession('h2');
      expect(await people.session('h2')).toBeNull();
      expect(await people.session('h3')).not.toBeNull();
    });
  });

  describe('tokens of machines', () => {
    it('are found by their hash, listed in order, and taken away', async () => {
      const { people } = current();
      const aToken = (id: string, createdAt: string) => ({
        id,
        tokenHash: `hash of ${id}`,
        name: `机器 ${id}`,
        scopes: ['jobs'],
        createdAt,
        createdBy: 'wang.li',
        expiresAt: null,
      });
      await people.putToken(aToken('t2', at(1)));
      await people.putToken(aToken('t1', at(2)));
      expect(await people.tokens()).toEqual([aToken('t2', at(1)), aToken('t1', at(2))]);
      expect(await people.tokenByHash('hash of t1')).toEqual(aToken('t1', at(2)));
      expect(await people.tokenByHash('t1')).toBeNull();
      await people.noteTokenUse('t1', at(3));
      await people.noteTokenUse('t1', at(4));
      const used = { ...aToken('t1', at(2)), lastUsedAt: at(4) };
      expect(await people.tokenByHash('hash of t1')).toEqual(used);
      expect(await people.tokens()).toEqual([aToken('t2', at(1)), used]);
      expect(await people.deleteToken('t1')).toBe(true);
      expect(await people.deleteToken('t1')).toBe(false);
      await people.noteTokenUse('t1', at(5));
      expect(await people.tokenByHash('hash of t1')).toBeNull();
    });
  });

  describe('audit trail', () => {
    it('is read newest first, of all or of one subject', async () => {
      const { people } = current();
      const entry = (subject: string, action: string) => ({
        at: NOON,
        actorId: 'wang.li',
        action,
        subject,
        details: { 'a.b': 1 },
      });
      await people.audit(entry('app:a', 'publish'));
      await people.audit(entry('app:b', 'publish'));
      await people.audit(entry('app:a', 'delete-draft'));
      expect((await people.auditTrail({ limit: 2 })).map(({ action }) => action)).toEqual([
        'delete-draft',
        'publish',
      ]);
      expect(await people.auditTrail({ subject: 'app:b', limit: 10 })).toEqual([entry('app:b', 'publish')]);
    });
  });
}
