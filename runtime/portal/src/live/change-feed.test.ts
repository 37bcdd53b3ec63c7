import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../api/keys.ts';
import { ChangeFeed } from './change-feed.ts';

const message = { type: 'task.changed', taskId: 'task-1', instanceId: 'case-1', rev: 4 } as const;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function feedOver(...known: (readonly unknown[])[]) {
  const client = new QueryClient();
  for (const key of known) client.setQueryData(key, {});
  return { client, feed: new ChangeFeed(client), isOld: (key: readonly unknown[]) => old(client, key) };
}
const old = (client: QueryClient, key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated;

describe('change feed', () => {
  it('makes old at once what a task touches, and nothing else', () => {
    const list = keys.taskList({ view: 'mine' });
    const { feed, isOld } = feedOver(
      keys.task('task-1'),
      keys.task('task-2'),
      list,
      keys.pendingList({}),
      keys.history('case-1'),
      keys.history('case-2'),
      keys.startForm('complaint'),
    );
    feed.receive(message);
    expect(isOld(keys.task('task-1'))).toBe(true);
    expect(isOld(list)).toBe(true);
    expect(isOld(keys.pendingList({}))).toBe(true);
    expect(isOld(keys.history('case-1'))).toBe(true);
    expect(isOld(keys.task('task-2'))).toBe(false);
    expect(isOld(keys.history('case-2'))).toBe(false);
    expect(isOld(keys.startForm('complaint'))).toBe(false);
  });

  it('takes a burst together after its first message', () => {
    const { client, feed, isOld } = feedOver(keys.incidents, keys.definitions);
    feed.receive({ type: 'incident.changed', incidentId: 'i', instanceId: 'case-1', rev: 1 });
    client.setQueryData(keys.incidents, {});
    feed.receive({ type: 'incident.changed', incidentId: 'i', instanceId: 'case-1', rev: 2 });
    feed.receive({ type: 'definition.published', key: 'a', version: 2 });
    expect(isOld(keys.incidents)).toBe(false);
    vi.advanceTimersByTime(100);
    expect(isOld(keys.incidents)).toBe(true);
    expect(isOld(keys.definitions)).toBe(true);
  });

  it('ignores what the contract does not know', () => {
    const { feed, isOld } = feedOver(keys.incidents);
    feed.receive({ type: 'everything.changed' });
    feed.receive('nonsense');
    expect(isOld(keys.incidents)).toBe(false);
  });

  it('asks for everything again after a pause in the connection, but not who is there', () => {
    const { feed, isOld } = feedOver(keys.me, keys.incidents, keys.task('task-1'));
    feed.resumed();
    expect(isOld(keys.incidents)).toBe(true);
    expect(isOld(keys.task('task-1'))).toBe(true);
    expect(isOld(keys.me)).toBe(false);
  });
});
