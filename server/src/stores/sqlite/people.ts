import type { PeopleStore } from '../ports/people-store.ts';
import type { AuditRow, RoleRow, SessionRow, TokenRow, UserRow } from '../ports/rows.ts';
import type { Connection, Value } from './connection.ts';
import { fromText, likePattern, searchText, toText } from './json-text.ts';
import { KeptRows } from './kept-rows.ts';
import { statement } from './statement.ts';
import { changedBy, type WriteQueue } from './write-queue.ts';

const MOST_KEPT = 10_000;

/** Accounts, roles, sessions, tokens of machines and the audit trail, in SQLite. */
export function createPeopleStore(connection: Connection, writes: WriteQueue): PeopleStore {
  const docs = <T>(sql: string, ...values: Value[]) =>
    connection.all(sql, ...values).map(({ doc }) => fromText<T>(doc));
  const doc = <T>(sql: string, ...values: Value[]): T | null => docs<T>(sql, ...values)[0] ?? null;
  const write = async (sql: string, ...values: Value[]) =>
    changedBy(await writes.write(statement(sql, ...values)));
  const users = new KeptRows<UserRow>(MOST_KEPT);
  const sessions = new KeptRows<SessionRow>(MOST_KEPT);
  const allRoles = new KeptRows<readonly RoleRow[]>(1);
  const user = (id: string) => users.get(id, () => doc<UserRow>('SELECT doc FROM users WHERE id = ?', id));

  return {
    user: async (id) => user(id),
    userByName: async (username) => doc<UserRow>('SELECT doc FROM users WHERE username = ?', username),
    users: async (ids) => [...new Set(ids)].sort().flatMap((id) => user(id) ?? []),
    listUsers: async ({ role, search, limit }) =>
      docs<UserRow>(
        `SELECT doc FROM users WHERE (?1 IS NULL OR ?1 IN (SELECT value FROM json_each(users.roles)))
         AND (?2 IS NULL OR search LIKE ?2 ESCAPE '\\') ORDER BY ?4 NOT IN (id, username), username LIMIT ?3`,
        role ?? null,
        search ? likePattern(search) : null,
        limit,
        search ?? '',
      ),
    putUser: async (row) => {
      const written = write(
        `INSERT INTO users (id, username, search, roles, doc) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
         SET username = excluded.username, search = excluded.search, roles = excluded.roles, doc = excluded.doc`,
        row.id,
        row.username,
        searchText(row.id, row.username, row.name.zh, row.name.en),
        toText(row.roles),
        toText(row),
      );
      await users.whileWriting(written, row.id);
    },
    roles: async () => allRoles.get('', () => docs<RoleRow>('SELECT doc FROM roles ORDER BY id')) ?? [],
    putRole: async (role) => {
      const sql = 'INSERT OR REPLACE INTO roles (id, doc) VALUES (?, ?)';
      await allRoles.whileWriting(write(sql, role.id, toText(role)));
    },
    session: async (tokenHash) =>
      sessions.get(tokenHash, () =>
        doc<SessionRow>('SELECT doc FROM sessions WHERE token_hash = ?', tokenHash),
      ),
    putSession: async (session) => {
      const written = write(
        'INSERT OR REPLACE INTO sessions (token_hash, expires_at, doc) VALUES (?, ?, ?)',
        session.tokenHash,
        session.expiresAt,
        toText(session),
      );
      await sessions.whileWriting(written, session.tokenHash);
    },
    deleteSession: async (tokenHash) => {
      const written = write('DELETE FROM sessions WHERE token_hash = ?', tokenHash);
      await sessions.whileWriting(written, tokenHash);
    },
    deleteExpiredSessions: (now) =>
      sessions.whileWriting(write('DELETE FROM sessions WHERE expires_at <= ?', now)),
    putToken: async (token) => {
      await write(
        'INSERT OR REPLACE INTO api_tokens (id, token_hash, created_at, doc) VALUES (?, ?, ?, ?)',
        token.id,
        token.tokenHash,
        token.createdAt,
        toText(token),
      );
    },
    tokenByHash: async (tokenHash) =>
      doc<TokenRow>('SELECT doc FROM api_tokens WHERE token_hash = ?', tokenHash),
    tokens: async () => docs<TokenRow>('SELECT doc FROM api_tokens ORDER BY created_at, id'),
    noteTokenUse: async (id, at) => {
      await write("UPDATE api_tokens SET doc = json_set(doc, '$.lastUsedAt', ?) WHERE id = ?", at, id);
    },
    deleteToken: async (id) => (await write('DELETE FROM api_tokens WHERE id = ?', id)) === 1,
    audit: async (entry) => {
      await write('INSERT INTO audit_trail (subject, doc) VALUES (?, ?)', entry.subject, toText(entry));
    },
    auditTrail: async ({ subject, limit }) =>
      docs<AuditRow>(
        'SELECT doc FROM audit_trail WHERE (?1 IS NULL OR subject = ?1) ORDER BY id DESC LIMIT ?2',
        subject ?? null,
        limit,
      ),
  };
}
