import { type Db, type IndexDescription, MongoServerError } from 'mongodb';
import { translateError } from './translate-error.ts';

const NO_SUCH_COLLECTION = 26;

/** Every index, by collection. `_id` has one of its own. */
export const INDEXES: { readonly [collection: string]: readonly IndexDescription[] } = {
  instances: [
    { name: 'by-start', key: { startedAt: -1, _id: -1 } },
    { name: 'by-definition', key: { definitionKey: 1, startedAt: -1 } },
    { name: 'by-member', key: { members: 1, startedAt: -1 } },
    { name: 'by-parent', key: { parentId: 1, startedAt: 1 } },
    { name: 'ended-roots', key: { rootEndedAt: 1, _id: 1 } },
    { name: 'pending', key: { pending: 1 } },
  ],
  stateParts: [{ name: 'by-instance', key: { instanceId: 1, number: 1 } }],
  outboxPieces: [
    { name: 'by-token', key: { token: 1, number: 1 } },
    { name: 'by-making', key: { madeAt: 1 } },
  ],
  eventBatches: [{ name: 'by-instance', key: { instanceId: 1, firstSeq: 1 } }],
  tasks: [
    { name: 'by-instance', key: { instanceId: 1, status: 1, createdAt: 1 } },
    { name: 'by-assignee', key: { assignee: 1, status: 1, dueOrLast: 1 } },
    { name: 'by-candidate', key: { candidates: 1, status: 1, dueOrLast: 1 } },
    { name: 'by-completer', key: { completedBy: 1, endedAt: -1 } },
    { name: 'by-due', key: { status: 1, dueOrLast: 1, _id: 1 } },
    { name: 'by-creation', key: { status: 1, createdAt: 1, _id: 1 } },
  ],
  jobs: [
    { name: 'by-queue', key: { queue: 1, readyAt: 1, _id: 1 } },
    { name: 'failing', key: { failingSince: 1 } },
    { name: 'gone', key: { goneAt: 1 } },
  ],
  subscriptions: [
    { name: 'by-message', key: { messageName: 1, correlationKey: 1 } },
    { name: 'gone', key: { goneAt: 1 } },
  ],
  messages: [
    { name: 'by-name', key: { name: 1, correlationKey: 1 } },
    { name: 'by-expiry', key: { expiresAt: 1 } },
    { name: 'gone', key: { goneAt: 1 } },
  ],
  answers: [{ name: 'by-expiry', key: { expiresAt: 1 } }],
  incidents: [
    { name: 'by-instance', key: { instanceId: 1, open: 1 } },
    { name: 'open', key: { open: 1, raisedAt: 1 } },
  ],
  releases: [
    { name: 'by-key', key: { key: 1, version: -1 } },
    { name: 'pending', key: { pending: 1 } },
  ],
  users: [{ name: 'by-username', key: { username: 1 }, unique: true }],
  sessions: [{ name: 'by-expiry', key: { expiresAt: 1 } }],
  tokens: [{ name: 'by-hash', key: { tokenHash: 1 }, unique: true }],
  audit: [{ name: 'by-subject', key: { subject: 1, _id: -1 } }],
  caseFiles: [{ name: 'by-instance', key: { instanceId: 1, at: 1 } }],
  correspondence: [{ name: 'by-instance', key: { instanceId: 1, at: 1 } }],
};

/** Makes the indexes that are missing. */
export async function createIndexes(driver: Db): Promise<void> {
  try {
    for (const [collection, indexes] of Object.entries(INDEXES)) {
      const there = await indexNames(driver, collection);
      const missing = indexes.filter(({ name }) => name !== undefined && !there.has(name));
      if (missing.length > 0) await driver.collection(collection).createIndexes(missing);
    }
  } catch (error) {
    throw translateError(error, driver.databaseName);
  }
}

async function indexNames(driver: Db, collection: string): Promise<ReadonlySet<string>> {
  try {
    const indexes = await driver.collection(collection).indexes();
    return new Set(indexes.map(({ name }) => String(name)));
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NO_SUCH_COLLECTION) return new Set();
    throw error;
  }
}
