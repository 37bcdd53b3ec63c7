import { expect, it } from 'vitest';
import { ReadGroup } from './read-group.ts';

interface Named {
  readonly _id: string;
  readonly text: string;
}

/** Reads of which one is told what was asked for; the documents `a` and `b` are there. */
function watched(trouble?: () => Error | null) {
  const reads: (readonly string[])[] = [];
  const group = new ReadGroup<Named>(async (ids) => {
    reads.push(ids);
    const error = trouble?.() ?? null;
    if (error !== null) throw error;
    return ['b', 'a'].filter((id) => ids.includes(id)).map((_id) => ({ _id, text: `text of ${_id}` }));
  });
  return { group, reads };
}

it('answers all that is asked for in one turn from one read, each with its own', async () => {
  const { group, reads } = watched();
  const found = await Promise.all(['a', 'nobody', 'b', 'a'].map((id) => group.one(id)));
  expect(found.map((one) => one?.text ?? null)).toEqual(['text of a', null, 'text of b', 'text of a']);
  expect(reads).toEqual([['a', 'nobody', 'b']]);
});

it('reads anew what is asked for later, also while the read before is on its way', async () => {
  const { group, reads } = watched();
  await group.one('a');
  const first = group.one('a');
  await new Promise(setImmediate);
  await Promise.all([first, group.one('a')]);
  expect(reads).toEqual([['a'], ['a'], ['a']]);
});

it('tells an error to all who asked, and reads the next time', async () => {
  let error: Error | null = new Error('no connection');
  const { group, reads } = watched(() => error);
  const asked = await Promise.allSettled([group.one('a'), group.one('b')]);
  expect(asked).toEqual([
    { status: 'rejected', reason: error },
    { status: 'rejected', reason: error },
  ]);
  error = null;
  expect(await group.one('a')).toEqual({ _id: 'a', text: 'text of a' });
  expect(reads).toEqual([['a', 'b'], ['a']]);
});
