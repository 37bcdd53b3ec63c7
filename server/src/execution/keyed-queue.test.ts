import { expect, it } from 'vitest';
import { KeyedQueue } from './keyed-queue.ts';

/** A piece of work that says when it begins and ends when it is told to. */
function work(log: string[], name: string) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = async () => {
    log.push(name);
    await ended;
    return name;
  };
  return { run, end: () => end() };
}

const turns = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

it('runs work of one key one at a time and in order, work of another key beside it', async () => {
  const queue = new KeyedQueue();
  const log: string[] = [];
  const [a1, a2, b1] = [work(log, 'a1'), work(log, 'a2'), work(log, 'b1')];
  const results = [queue.run('a', a1.run), queue.run('a', a2.run), queue.run('b', b1.run)];
  await turns();
  expect(log).toEqual(['a1', 'b1']);
  a1.end();
  await turns();
  expect(log).toEqual(['a1', 'b1', 'a2']);
  a2.end();
  b1.end();
  expect(await Promise.all(results)).toEqual(['a1', 'a2', 'b1']);
});

it('goes on after work that failed', async () => {
  const queue = new KeyedQueue();
  const failed = queue.run('a', async () => {
    throw new Error('broken');
  });
  const next = queue.run('a', async () => 'done');
  await expect(failed).rejects.toThrow('broken');
  expect(await next).toBe('done');
});
