import { Permission } from '@flowbook/contract';
import { refuse } from '../../errors/refusal.ts';
import { LruMap } from '../../execution/lru.ts';
import type { Caller, CallerSession } from '../../http/caller.ts';
import type { Clock } from '../../platform/clock.ts';
import { secretToken } from '../../platform/ids.ts';
import type { PeopleStore } from '../../stores/ports/people-store.ts';
import type { SessionRow, UserRow } from '../../stores/ports/rows.ts';
import { hashOfToken, signedToken, tokenFromCookies } from './session-token.ts';

const HOUR_MS = 3_600_000;
/** A session ends when it was not used for this long … */
const IDLE_MS = 12 * HOUR_MS;
/** … and after this long in any case. */
const LIFETIME_MS = 7 * 24 * HOUR_MS;
/** Use prolongs a session at most this often, so that reading does not become writing. */
const PROLONG_EVERY_MS = HOUR_MS;

/** Of how many browsers' cookies it is kept what they say. */
const MOST_READ = 5000;
const LONGEST_KEPT = 1000;

/** A token that cookies hold, its signature checked. */
interface SignedIn {
  readonly token: string;
  readonly tokenHash: string;
}

export interface OpenedSession {
  readonly session: CallerSession;
  /** The cookie's value. */
  readonly cookie: string;
}

/** Server-side sessions: the browser holds a token, the store its hash. */
export interface Sessions {
  open(user: UserRow): Promise<OpenedSession>;
  /** The session of a request's cookies; throws `session.missing` or `session.expired`. Changes nothing. */
  find(cookies: string | undefined): Promise<CallerSession>;
  /** `find` for a request: use prolongs the session. `renewed` is the cookie that says so, when there is a new one. */
  use(cookies: string | undefined): Promise<{ session: CallerSession; renewed: OpenedSession | null }>;
  end(tokenHash: string): Promise<void>;
  /** Called whenever somebody ends a session. */
  onEnded(listener: (tokenHash: string) => void): void;
}

export interface SessionParts {
  readonly people: PeopleStore;
  readonly clock: Clock;
  readonly secret: string;
  /** Whether accounts of the demo organisation may be used. */
  readonly demoAllowed: boolean;
}

export function createSessions({ people, clock, secret, demoAllowed }: SessionParts): Sessions {
  const listeners: ((tokenHash: string) => void)[] = [];

  /** What cookies say does not change; a browser sends the same with every request. */
  const read = new LruMap<string, SignedIn>(MOST_READ);

  const signedIn = (cookies: string): SignedIn | 'forged' | null => {
    const known = read.get(cookies);
    if (known !== undefined) return known;
    const token = tokenFromCookies(cookies, secret);
    if (token === null || token === 'forged') return token;
    const fresh = { token, tokenHash: hashOfToken(token) };
    if (cookies.length <= LONGEST_KEPT) read.set(cookies, fresh);
    return fresh;
  };

  const lookUp = async (cookies: string | undefined, now: string) => {
    const found = cookies === undefined ? null : signedIn(cookies);
    if (found === null) throw refuse('session.missing');
    const row = found === 'forged' ? null : await people.session(found.tokenHash);
    if (found === 'forged' || row === null || row.expiresAt <= now) throw refuse('session.expired');
    const user = await people.user(row.userId);
    if (user === null || (user.demo && !demoAllowed)) throw refuse('session.expired');
    return { row, user, token: found.token };
  };

  return {
    async open(user) {
      const token = secretToken();
      const createdAt = clock.iso();
      const row: SessionRow = {
        tokenHash: hashOfToken(token),
        userId: user.id,
        csrfToken: secretToken(24),
        createdAt,
        expiresAt: endOf(createdAt, createdAt),
      };
      await people.putSession(row);
      return { session: sessionOf(row, user), cookie: signedToken(token, secret) };
    },

    find: async (cookies) => {
      const { row, user } = await lookUp(cookies, clock.iso());
      return sessionOf(row, user);
    },

    use: async (cookies) => {
      // One moment judges and prolongs: a session that runs out while the store is asked is not given a new life.
      const now = clock.iso();
      const { row, user, token } = await lookUp(cookies, now);
      const expiresAt = endOf(row.createdAt, now);
      if (Date.parse(expiresAt) - Date.parse(row.expiresAt) < PROLONG_EVERY_MS)
        return { session: sessionOf(row, user), renewed: null };
      await people.putSession({ ...row, expiresAt });
      const session = sessionOf({ ...row, expiresAt }, user);
      return { session, renewed: { session, cookie: signedToken(token, secret) } };
    },

    async end(tokenHash) {
      await people.deleteSession(tokenHash);
      for (const listener of listeners) listener(tokenHash);
    },

    onEnded: (listener) => {
      listeners.push(listener);
    },
  };
}

/** When a session ends that is used at `now`. */
function endOf(createdAt: string, now: string): string {
  return new Date(Math.min(Date.parse(now) + IDLE_MS, Date.parse(createdAt) + LIFETIME_MS)).toISOString();
}

function sessionOf(row: SessionRow, user: UserRow): CallerSession {
  return {
    caller: callerOf(user),
    tokenHash: row.tokenHash,
    csrfToken: row.csrfToken,
    expiresAt: row.expiresAt,
  };
}

function callerOf({ id, username, name, roles, permissions }: UserRow): Caller {
  return { id, username, name, roles, permissions: permissions.filter(isPermission) };
}

function isPermission(text: string): text is Permission {
  return Permission.safeParse(text).success;
}
