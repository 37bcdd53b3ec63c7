import type { Filter } from 'mongodb';
import { eventsIn } from '../event-batch.ts';
import type { InstanceStore } from '../ports/instance-store.ts';
import type { InstanceSummary } from '../ports/instance-summary.ts';
import type {
  BufferedMessageRow,
  EventRow,
  IncidentRow,
  Json,
  SubscriptionRow,
  TaskRow,
} from '../ports/rows.ts';
import { joinState, type StatePart } from '../ports/state-part.ts';
import { decidedAnswer } from './claims.ts';
import type { Database } from './database.ts';
import type { InstanceDocument, MessageDocument, TaskDocument } from './documents.ts';
import { PRESENT } from './gone.ts';
import { settleInstance } from './heal.ts';
import { type CommitParts, commitStep } from './instance-commit.ts';
import { searchInstances } from './instance-search.ts';
import { fromText, rowIn, rowsIn, toText } from './json-text.ts';
import { ReadGroup } from './read-group.ts';
import { messageDocument } from './rows.ts';
import { searchTasks } from './task-search.ts';

/** How long what is over is remembered against late writers. */
const MEMORY_MS = 86_400_000;
/** A document of instances that is one, not a mere fence. */
const REAL = { rev: { $gt: 0 } } as const;

/** Instances with all that hangs on them, in MongoDB. */
export function createInstanceStore(parts: CommitParts): InstanceStore {
  const { database, heads, written } = parts;
  const { instances, tasks, incidents, subscriptions, messages, answers } = database;
  const tasksById = new ReadGroup<TaskDocument>((ids) => tasks.find({ _id: { $in: [...ids] } }));
  return {
    commit: (commit) => commitStep(parts, commit),
    load: async (id) => {
      for (;;) {
        const document = await instances.first({ _id: id, ...REAL });
        if (document === null) return null;
        // Who reads the instance also finds its tasks and jobs.
        if (document.pending && written.tokenOf(id, document.rev) !== document.token)
          await settleInstance(database, document);
        const summary = fromText<InstanceSummary>(document.summary);
        const state = fromText<Json>(document.state);
        if (!document.large) return { ...summary, state };
        const parts = await partsOf(database, id);
        // A later commit came between the reads.
        if (parts.some(({ rev }) => rev > document.rev)) continue;
        return { ...summary, state: joinState(state, parts), parts: parts.map(({ rev, ...part }) => part) };
      }
    },
    revision: async (id) => (await heads.one(id))?.rev || null,
    listInstances: (query) => searchInstances(database, query),
    childrenOf: async (id) =>
      (
        await instances.find(
          { parentId: id, ...REAL },
          { sort: { startedAt: 1, made: 1, _id: 1 }, only: ['summary'] },
        )
      ).map(({ summary }) => fromText<InstanceSummary>(summary)),
    events: (instanceId, afterSeq, limit) => eventsOf(database, instanceId, afterSeq, limit),
    task: async (id) => rowIn<TaskRow>(await tasksById.one(id)),
    openTasks: async (instanceId) =>
      rowsIn<TaskRow>(await tasks.find({ instanceId, status: 'open' }, { sort: { createdAt: 1, _id: 1 } })),
    listTasks: (query) => searchTasks(database, query),
    incident: async (id) => rowIn<IncidentRow>(await incidents.first({ _id: id })),
    openIncidents: async (instanceId) =>
      rowsIn<IncidentRow>(
        await incidents.find(
          { open: true, ...(instanceId !== undefined && { instanceId }) },
          { sort: { raisedAt: 1, _id: 1 } },
        ),
      ),
    idempotentAnswer: async (key) => {
      const answer = await decidedAnswer(database, key);
      return answer === null ? null : fromText<Json>(answer);
    },
    keepAnswer: async ({ key, expiresAt, answer }) => {
      for (;;) {
        if (await answers.add({ _id: key, expiresAt, answer: toText(answer) })) return answer;
        const kept = await decidedAnswer(database, key);
        if (kept !== null) return fromText<Json>(kept);
      }
    },
    subscription: async (id) => rowIn<SubscriptionRow>(await subscriptions.first({ _id: id, ...PRESENT })),
    subscriptionsFor: async (messageName, key) => {
      const correlationKey = key === null ? null : { $in: [key, null] };
      return rowsIn<SubscriptionRow>(
        await subscriptions.find({ messageName, correlationKey, ...PRESENT }, { sort: { made: 1 } }),
      );
    },
    bufferMessage: async (message) => {
      await messages.add(messageDocument(message));
    },
    bufferedMessages: async (name, correlationKey, now) => {
      const filter: Filter<MessageDocument> = {
        name,
        expiresAt: { $gt: now },
        ...(correlationKey !== null && { correlationKey }),
        ...PRESENT,
      };
      return rowsIn<BufferedMessageRow>(await messages.find(filter, { sort: { made: 1 } }));
    },
    endedRoots: async ({ before, after, limit }) => {
      const filter: Filter<InstanceDocument> = {
        rootEndedAt: { $gt: '', $lt: before },
        ...(after !== undefined && {
          $or: [
            { rootEndedAt: { $gt: after.endedAt } },
            { rootEndedAt: after.endedAt, _id: { $gt: after.id } },
          ],
        }),
      };
      const sort = { rootEndedAt: 1, _id: 1 } as const;
      const found = await instances.find(filter, { sort, limit, only: ['summary'] });
      return found.map(({ summary }) => fromText<InstanceSummary>(summary));
    },
    deleteInstances: async (ended) => {
      let count = 0;
      for (const { id } of ended) {
        const ofInstance = { instanceId: id };
        await Promise.all([
          tasks.delete(ofInstance),
          incidents.delete(ofInstance),
          database.eventBatches.delete(ofInstance),
          database.stateParts.delete(ofInstance),
          database.correspondence.delete(ofInstance),
        ]);
        count += await instances.delete({ _id: id });
      }
      return count;
    },
    deleteExpired: async (now) => {
      const longAgo = { $lte: new Date(Date.parse(now) - MEMORY_MS) };
      await Promise.all(
        [database.jobs, subscriptions, messages].map((collection) => collection.delete({ goneAt: longAgo })),
      );
      // Of commits that never stood: what stands is written out long before.
      await database.outboxPieces.delete({ madeAt: longAgo });
      const expired = { expiresAt: { $lte: now } };
      return (await answers.delete(expired)) + (await messages.delete({ ...expired, ...PRESENT }));
    },
  };
}

async function eventsOf(
  database: Database,
  instanceId: string,
  afterSeq: number,
  limit: number,
): Promise<readonly EventRow[]> {
  // A batch holds at least one event, so `limit` batches are enough.
  const batches = await database.eventBatches.find(
    { instanceId, lastSeq: { $gt: afterSeq } },
    { sort: { firstSeq: 1 }, limit },
  );
  return batches
    .flatMap(({ items }) => eventsIn(instanceId, items))
    .filter(({ seq }) => seq > afterSeq)
    .slice(0, limit);
}

/** The parts of a large instance's state, each with the revision that wrote it. */
async function partsOf(
  database: Database,
  instanceId: string,
): Promise<readonly (StatePart & { readonly rev: number })[]> {
  const documents = await database.stateParts.find({ instanceId }, { sort: { number: 1 } });
  return documents.flatMap(({ number, rev, tables }) =>
    tables === null ? [] : [{ number, rev, tables: fromText<StatePart['tables']>(tables) }],
  );
}
