import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LargeTable } from './large-table.ts';

/** Set to a printed seed to see a failure again. */
const seed = Number(process.env.FAST_CHECK_SEED ?? Math.trunc(Date.now() % 2 ** 31));
console.info(`large tables, random tests: FAST_CHECK_SEED=${seed}`);

const change = fc.record({ id: fc.nat(200).map((n) => `id${n}`), entry: fc.option(fc.nat()) });

function changed<T>(table: { readonly [id: string]: T }, id: string, entry: T | null): { [id: string]: T } {
  if (entry !== null) return { ...table, [id]: entry };
  const { [id]: _gone, ...rest } = table;
  return rest;
}

describe('a large table', () => {
  it('holds what a plain object would, also after another one has gone on from the same', () => {
    const start = Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`id${n}`, n]));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 300 }), fc.array(change, { maxLength: 60 }), (one, other) => {
        let plain: { [id: string]: number } = start;
        let table = LargeTable.of<number>(start);
        const whole = table;
        const half = Math.floor(one.length / 2);
        let forked = { plain, table };
        for (const [index, { id, entry }] of one.entries()) {
          plain = changed(plain, id, entry);
          table = entry === null ? table.without(id) : table.with(id, entry);
          if (index === half) forked = { plain, table };
        }
        for (const { id, entry } of other) {
          forked = {
            plain: changed(forked.plain, id, entry),
            table: entry === null ? forked.table.without(id) : forked.table.with(id, entry),
          };
        }
        expect(Object.entries(table.asObject())).toEqual(Object.entries(plain));
        expect(Object.entries(forked.table.asObject())).toEqual(Object.entries(forked.plain));
        expect(table.size).toBe(Object.keys(plain).length);
        for (let n = 0; n <= 200; n++) expect(table.get(`id${n}`)).toBe(plain[`id${n}`]);
        expect(whole.asObject()).toEqual(start);
      }),
      { seed, numRuns: 150 },
    );
  });
});
