import { expect, it } from 'vitest';
import { currentReadme, upToDateReadme, withoutPadding } from './tables.ts';

it('the tables in the engine’s README are true', async () => {
  // After a change: npx tsx tests/conformance/write-tables.ts
  expect(withoutPadding(currentReadme())).toBe(withoutPadding(await upToDateReadme()));
}, 60_000);
