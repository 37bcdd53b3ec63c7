import { type Filter, ObjectId } from 'mongodb';
import type { PeopleStore } from '../ports/people-store.ts';
import type { AuditRow, RoleRow, SessionRow, TokenRow, UserRow } from '../ports/rows.ts';
import type { Database } from './database.ts';
import type { SessionDocument, TokenDocument, UserDocument } from './documents.ts';
import { fromText, literalPattern, rowIn, rowsIn, searchText, toText } from './json-text.ts';
import { ReadGroup } from './read-group.ts';

/** The roles are few and read together. */
interface AllRoles {
  readonly _id: typeof ALL;
  readonly rows: readonly RoleRow[];
}
const ALL = 'all';

/** Accounts, roles, sessions, tokens of machines and the audit trail, in MongoDB. */
export function createPeopleStore(database: Database): PeopleStore {
  const { users, roles, sessions, tokens, audit } = database;
  // Every request asks who somebody is, many of them in the same turn.
  const usersById = new ReadGroup<UserDocument>((ids) => users.find({ _id: { $in: [...ids] } }));
  const sessionsByHash = new ReadGroup<SessionDocument>((ids) => sessions.find({ _id: { $in: [...ids] } }));
  const allRoles = new ReadGroup<AllRoles>(async () => [
    { _id: ALL, rows: rowsIn<RoleRow>(await roles.find({}, { sort: { _id: 1 } })) },
  ]);
  return {
    user: async (id) => rowIn<UserRow>(await usersById.one(id)),
    userByName: async (username) => rowIn<UserRow>(await users.first({ username })),
    users: async (ids) => {
      const found = await Promise.all([...new Set(ids)].sort().map((id) => usersById.one(id)));
      return rowsIn<UserRow>(found.filter((user) => user !== null));
    },
    listUsers: async (query) => rowsIn<UserRow>(await listUsers(database, query)),
    putUser: (user) =>
      users.put({
        _id: user.id,
        username: user.username,
        roles: user.roles,
        search: searchText(user.id, user.username, user.name.zh, user.name.en),
        doc: toText(user),
      }),
    roles: async () => (await allRoles.one(ALL))?.rows ?? [],
    putRole: (role) => roles.put({ _id: role.id, doc: toText(role) }),
    session: async (tokenHash) => rowIn<SessionRow>(await sessionsByHash.one(tokenHash)),
    putSession: (session) =>
      sessions.put({ _id: session.tokenHash, expiresAt: session.expiresAt, doc: toText(session) }),
    deleteSession: async (tokenHash) => {
      await sessions.delete({ _id: tokenHash });
    },
    deleteExpiredSessions: (now) => sessions.delete({ expiresAt: { $lte: now } }),
    putToken: (token) =>
      tokens.put({
        _id: token.id,
        tokenHash: token.tokenHash,
        createdAt: token.createdAt,
        doc: toText(token),
      }),
    tokenByHash: async (tokenHash) => {
      const token = await tokens.first({ tokenHash });
      return token === null ? null : tokenRow(token);
    },
    tokens: async () => (await tokens.find({}, { sort: { createdAt: 1, _id: 1 } })).map(tokenRow),
    noteTokenUse: async (id, lastUsedAt) => {
      await tokens.change({ _id: id }, { $set: { lastUsedAt } });
    },
    deleteToken: async (id) => (await tokens.delete({ _id: id })) === 1,
    audit: async (entry) => {
      await audit.add({ _id: new ObjectId(), subject: entry.subject, doc: toText(entry) });
    },
    auditTrail: async ({ subject, limit }) =>
      rowsIn<AuditRow>(
        await audit.find({ ...(subject !== undefined && { subject }) }, { sort: { _id: -1 }, limit }),
      ),
  };
}

function tokenRow({ doc, lastUsedAt }: TokenDocument): TokenRow {
  return { ...fromText<TokenRow>(doc), ...(lastUsedAt !== undefined && { lastUsedAt }) };
}

/** First whose id or user name the search is, then whose texts hold it, by user name. */
async function listUsers(
  { users }: Database,
  { role, search, limit }: Parameters<PeopleStore['listUsers']>[0],
): Promise<readonly UserDocument[]> {
  const ofRole: Filter<UserDocument> = role === undefined ? {} : { roles: role };
  const sort = { username: 1 } as const;
  if (!search) return users.find(ofRole, { sort, limit });
  const holding = { ...ofRole, search: literalPattern(search) };
  const exact = await users.find(
    { ...holding, $or: [{ _id: search }, { username: search }] },
    { sort, limit },
  );
  const found = await users.find({ ...holding, _id: { $nin: exact.map(({ _id }) => _id) } }, { sort, limit });
  return [...exact, ...found].slice(0, limit);
}
