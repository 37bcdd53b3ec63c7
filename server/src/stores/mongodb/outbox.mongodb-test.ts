import { expect, it } from 'vitest';
import { aCommit, aJob, anInstance, aSubscription, at } from '../contract-tests/samples.ts';
import type { Commit } from '../ports/instance-store.ts';
import type { Database } from './database.ts';
import { outboxText, writeOut } from './outbox.ts';
import { eachConnected } from './testing/connected-database.ts';

const current = eachConnected();

/** The collections, which note when a writing begins and when it is done. */
function noted(whole: Database, notes: string[]): Database {
  const watched = <T extends object>(collection: T, name: string): T =>
    new Proxy(collection, {
      get: (target, member) => {
        const value: unknown = Reflect.get(target, member);
        if (typeof value !== 'function') return value;
        return async (...values: unknown[]) => {
          const [operations] = values;
          const writes = Array.isArray(operations) && operations.length > 0;
          if (writes) notes.push(`${name} begins`);
          const answer: unknown = await Reflect.apply(value, target, values);
          if (writes) notes.push(`${name} ends`);
          return answer;
        };
      },
    });
  return {
    ...whole,
    jobs: watched(whole.jobs, 'jobs'),
    subscriptions: watched(whole.subscriptions, 'subscriptions'),
    messages: watched(whole.messages, 'messages'),
  };
}

/** In which order an outbox is written. */
async function orderOf(changes: Partial<Commit>): Promise<readonly string[]> {
  const notes: string[] = [];
  const commit = aCommit(anInstance('i1'), changes);
  await writeOut(noted(current(), notes), 'i1', 1, outboxText(commit, 'token'));
  return notes;
}

// Another node takes a job the moment it is there. Looking for kept messages, or for who takes one, it would find
// neither subscription nor message, call the job done, and both would wait for each other for ever.
it('brings no job before the subscription that it is about', async () => {
  const order = await orderOf({ jobs: [aJob('j1', 'i1')], subscriptions: [aSubscription('s1', 'i1')] });
  expect(order).toEqual(['subscriptions begins', 'subscriptions ends', 'jobs begins', 'jobs ends']);
});

it('brings no job before the message that it is to bring to somebody', async () => {
  const message = { id: 'm1', name: 'reply', correlationKey: 'K1', payload: {}, expiresAt: at(60) };
  const order = await orderOf({ jobs: [aJob('j1', 'i1')], messages: [message] });
  expect(order).toEqual(['messages begins', 'messages ends', 'jobs begins', 'jobs ends']);
});
