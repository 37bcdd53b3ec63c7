import { describe, expect, it } from 'vitest';
import type { CurrentStore } from './harness.ts';
import { aCommit, anInstance, aSubscription, at, NOON } from './samples.ts';

export function messageContract(current: CurrentStore): void {
  const buffer = (id: string, correlationKey: string | null, minutes = 60) =>
    current().instances.bufferMessage({
      id,
      name: 'reply',
      correlationKey,
      payload: { id },
      expiresAt: at(minutes),
    });
  const waiting = async (key: string | null, now = NOON) =>
    (await current().instances.bufferedMessages('reply', key, now)).map(({ id }) => id);

  describe('subscriptions', () => {
    it('are found by name and key; without a key they fit any message', async () => {
      const { instances } = current();
      await instances.commit(
        aCommit(anInstance('i1'), {
          subscriptions: [
            aSubscription('s1', 'i1'),
            aSubscription('s2', 'i1', { correlationKey: 'K2' }),
            aSubscription('s3', 'i1', { correlationKey: null }),
            aSubscription('s4', 'i1', { messageName: 'other' }),
          ],
        }),
      );
      const found = async (key: string | null) =>
        (await instances.subscriptionsFor('reply', key)).map(({ id }) => id);
      expect(await found('K1')).toEqual(['s1', 's3']);
      expect(await found('K9')).toEqual(['s3']);
      expect(await found(null)).toEqual(['s3']);
    });

    it('can be closed and opened anew in one step', async () => {
      const { instances } = current();
      await instances.commit(aCommit(anInstance('i1'), { subscriptions: [aSubscription('s1', 'i1')] }));
      await instances.commit(
        aCommit(anInstance('i1', { rev: 2 }), {
          closedSubscriptions: ['s1'],
          subscriptions: [aSubscription('s1', 'i1', { correlationKey: 'K5' })],
        }),
      );
      expect((await instances.subscription('s1'))?.correlationKey).toBe('K5');
    });

    it('keep since when they are open, under whatever name', async () => {
      const { instances } = current();
      const signal = aSubscription('s1', 'i1', {
        messageName: '\u0001signal:召回',
        correlationKey: null,
        openedAt: '2026-03-02T01:00:00.000Z',
      });
      await instances.commit(aCommit(anInstance('i1'), { subscriptions: [signal] }));
      expect(await instances.subscriptionsFor('\u0001signal:召回', null)).toEqual([signal]);
      expect(await instances.subscriptionsFor('召回', null)).toEqual([]);
    });
  });

  describe('buffered messages', () => {
    it('wait by name and key, oldest first, until they expire', async () => {
      await buffer('m1', 'K1');
      await buffer('m2', 'K2');
      await buffer('m3', 'K1', 10);
      expect(await waiting('K1')).toEqual(['m1', 'm3']);
      expect(await waiting(null)).toEqual(['m1', 'm2', 'm3']);
      expect(await waiting('K1', at(10))).toEqual(['m1']);
      expect(await current().instances.bufferedMessages('other', 'K1', NOON)).toEqual([]);
    });

    it('are kept once', async () => {
      await buffer('m1', 'K1');
      await buffer('m1', 'K1');
      expect(await waiting('K1')).toEqual(['m1']);
    });

    it('are kept by the step that sends them, or not at all', async () => {
      const { instances } = current();
      const messages = [
        { id: 'm1', name: 'reply', correlationKey: 'K1', payload: { 'a.b$c': '好' }, expiresAt: at(60) },
      ];
      await instances.commit(aCommit(anInstance('i1'), { messages }));
      expect(await instances.bufferedMessages('reply', 'K1', NOON)).toEqual(messages);
      const stale = aCommit(anInstance('i1'), {
        messages: [{ id: 'm2', name: 'reply', correlationKey: 'K1', payload: {}, expiresAt: at(60) }],
      });
      expect(await instances.commit(stale)).toMatchObject({ ok: false });
      expect(await waiting('K1')).toEqual(['m1']);
    });

    it('are consumed by one step only', async () => {
      const { instances } = current();
      await buffer('m1', 'K1');
      const results = await Promise.all(
        ['i1', 'i2', 'i3'].map((id) =>
          instances.commit(aCommit(anInstance(id), { consumedMessages: ['m1'] })),
        ),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.filter((result) => !result.ok && result.conflict === 'message')).toHaveLength(2);
      expect(await waiting('K1')).toEqual([]);
    });

    it('are forgotten when they have expired', async () => {
      await buffer('m1', 'K1', 10);
      await buffer('m2', 'K1', 20);
      expect(await current().instances.deleteExpired(at(15))).toBe(1);
      expect(await waiting('K1')).toEqual(['m2']);
    });
  });
}
