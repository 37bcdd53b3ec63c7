import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breakOff } from './support/break-off.ts';

/** Mounting a disk takes the rights of root. */
const MAY_MOUNT = process.getuid?.() === 0;
const SERVER = '/server.js';
const [kinds, awaited] = MAY_MOUNT ? ['full-disk', [SERVER, 'mounted: tmpfs']] : ['kill', [SERVER]];

const ends = [
  { how: 'Ctrl-C', code: 130 },
  { how: 'SIGTERM', code: 143 },
] as const;

describe('a fault run that is broken off', () => {
  for (const { how, code } of ends)
    it(`by ${how} ends all that it started`, { timeout: 180_000 }, async (context) => {
      if (!existsSync('/proc/mounts')) context.skip('What runs and what is mounted is told by /proc alone.');
      const broken = await breakOff(kinds, how, awaited);
      expect(broken).toEqual({ code, before: awaited, left: [] });
    });
});
