import { afterEach, beforeEach, expect, it } from 'vitest';
import { HOUR, World } from './testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.dispose());

it('forgets sessions and messages within an hour of their end', async () => {
  const expiresAt = new Date(world.clock.now().getTime() + HOUR / 2).toISOString();
  await world.store.people.putSession({
    tokenHash: 'h',
    userId: 'li.na',
    csrfToken: 'c',
    createdAt: world.clock.iso(),
    expiresAt,
  });
  await world.store.instances.bufferMessage({
    id: 'm',
    name: 'reply',
    correlationKey: null,
    payload: {},
    expiresAt,
  });
  await world.advance(HOUR - 1);
  expect(await world.store.people.session('h')).not.toBeNull();
  await world.advance(1);
  await world.workers.stop();
  expect(await world.store.people.session('h')).toBeNull();
  expect(await world.store.instances.bufferedMessages('reply', null, '2000-01-01T00:00:00.000Z')).toEqual([]);
});
