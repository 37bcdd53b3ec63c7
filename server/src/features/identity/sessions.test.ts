import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../platform/clock.ts';
import type { UserRow } from '../../stores/ports/rows.ts';
import type { Store } from '../../stores/ports/store.ts';
import { openSqliteStore } from '../../stores/sqlite/open-sqlite-store.ts';
import { type TempDirectory, tempDirectory } from '../../testing/temp-directory.ts';
import { SESSION_COOKIE } from './session-token.ts';
import { createSessions } from './sessions.ts';

const DAY_MS = 24 * 3_600_000;
const user: UserRow = {
  id: 'u1',
  username: 'agent',
  name: { zh: '坐席', en: 'Agent' },
  passwordHash: '',
  roles: [],
  permissions: [],
  demo: false,
};

let folder: TempDirectory;
let store: Store;
beforeEach(async () => {
  folder = tempDirectory();
  store = await openSqliteStore({ directory: folder.path });
  await store.people.putUser(user);
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

describe('a session that is used while it runs out', () => {
  it('is judged and prolonged by the same moment, so that it does not outlive its end', async () => {
    // given a session, and a store that answers only when days have gone by
    const clock = new ManualClock('2026-03-02T09:00:00Z');
    const people = {
      ...store.people,
      user: (id: string) => {
        clock.advance(3 * DAY_MS);
        return store.people.user(id);
      },
    };
    const sessions = createSessions({ people, clock, secret: 'a secret of the test', demoAllowed: true });
    const { cookie } = await sessions.open(user);
    const cookies = `${SESSION_COOKIE}=${cookie}`;
    clock.advance(2 * 3_600_000);

    // when it is used just before
    const { session } = await sessions.use(cookies);

    // then it ends twelve hours after its use, and the next use says so
    expect(session.expiresAt).toBe('2026-03-02T23:00:00.000Z');
    await expect(sessions.use(cookies)).rejects.toMatchObject({ code: 'session.expired' });
  });
});
