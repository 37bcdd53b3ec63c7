import type { Database } from './database.ts';
import { FILE_BYTES } from './file-bytes.ts';

export type ShardKey = { readonly [field: string]: 1 | 'hashed' };

/** Every write names the `_id`, so that it reaches its shard and may add what is missing. */
const BY_ID: ShardKey = { _id: 'hashed' };
/** Stays on one shard: it is small, and a value other than its id may be there once. */
const WHOLE = null;

/**
 * By which key each collection is sharded on a cluster; `null`: by none. An instance's `_id` is the id of the instance.
 * An upsert must name the whole key, and an index that allows a value once must begin with it.
 */
export const SHARD_KEYS: { readonly [Name in Exclude<keyof Database, 'name'>]: ShardKey | null } = {
  instances: BY_ID,
  stateParts: BY_ID,
  outboxPieces: BY_ID,
  eventBatches: BY_ID,
  tasks: BY_ID,
  jobs: BY_ID,
  subscriptions: BY_ID,
  messages: BY_ID,
  answers: BY_ID,
  incidents: BY_ID,
  releases: BY_ID,
  drafts: BY_ID,
  users: WHOLE,
  roles: BY_ID,
  sessions: BY_ID,
  tokens: WHOLE,
  audit: BY_ID,
  customers: BY_ID,
  files: BY_ID,
  counters: BY_ID,
  caseFiles: BY_ID,
  correspondence: BY_ID,
  schema: BY_ID,
};

/** Those of GridFS, whose pieces are unique by file and place. */
export const FILE_SHARD_KEYS: { readonly [collection: string]: ShardKey } = {
  [`${FILE_BYTES}.files`]: { _id: 1 },
  [`${FILE_BYTES}.chunks`]: { files_id: 1, n: 1 },
};
