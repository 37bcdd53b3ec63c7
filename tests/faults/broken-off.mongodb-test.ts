import { expect, it } from 'vitest';
import { breakOff } from './support/break-off.ts';

it('a fault run with two nodes that is broken off ends them, and the database that it started for them', {
  timeout: 300_000,
}, async () => {
  const awaited = ['/server.js', ...(process.env.MONGODB_URI ? [] : ['flowbook-mongodb-'])];
  const broken = await breakOff('two-nodes-kill', 'SIGTERM', awaited);
  expect(broken).toEqual({ code: 143, before: awaited, left: [] });
});
