import { describe, expect, it } from 'vitest';
import { INDEXES } from './indexes.ts';
import { SHARD_KEYS, type ShardKey } from './shard-keys.ts';

const keys: { readonly [collection: string]: ShardKey | null | undefined } = SHARD_KEYS;

describe('declared indexes', () => {
  it.each(Object.keys(INDEXES))('of %s belong to a collection whose shard key is declared', (collection) => {
    expect(keys[collection]).not.toBeUndefined();
  });

  it('allow a value once only where the collection is whole or the index begins with its shard key', () => {
    const broken = Object.entries(INDEXES).flatMap(([collection, indexes]) => {
      const shardKey = Object.keys(keys[collection] ?? {});
      return indexes
        .filter(({ unique }) => unique === true)
        .filter(({ key }) => shardKey.some((field, n) => Object.keys(key)[n] !== field))
        .map(({ name }) => `${collection}.${name}`);
    });
    expect(broken).toEqual([]);
  });

  it('have names, each once in its collection', () => {
    for (const [collection, indexes] of Object.entries(INDEXES)) {
      const names = indexes.map(({ name }) => name);
      expect([collection, new Set(names).size]).toEqual([collection, indexes.length]);
      expect(names).not.toContain(undefined);
    }
  });
});
