import { describe, expect, it } from 'vitest';
import { loadPatterns } from './construct.ts';
import { judge } from './verdict.ts';

describe('workflow patterns', () => {
  const patterns = loadPatterns();

  it('are all 43', () => {
    const numbers = patterns.map(({ construct }) => construct.pattern);
    expect(numbers).toEqual(Array.from({ length: 43 }, (_, index) => index + 1));
  });

  for (const named of patterns) {
    const { pattern, title, inexpressible } = named.construct;
    if (inexpressible !== undefined) continue;
    it(`${pattern} ${title}`, async () => expect(await judge(named)).toEqual({ kind: 'passed' }));
  }
});
