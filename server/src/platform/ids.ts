import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';

/** Makes ids. Nothing but this file makes random ones. */
export interface Ids {
  /** A fresh id; a later one sorts behind an earlier one of another millisecond. */
  next(): string;
}

const ALPHABET = Buffer.from('0123456789abcdefghjkmnpqrstvwxyz');
const TIME_LETTERS = 10;
const RANDOM_LETTERS = 16;

/** Unguessable ids that sort by the time of their making: 48 bits of milliseconds, 80 random bits, base 32. */
export function createIds(clock: Clock): Ids {
  const id = Buffer.alloc(TIME_LETTERS + RANDOM_LETTERS);
  let lastMs = -1;
  return {
    next: () => {
      const ms = clock.now().getTime();
      if (ms !== lastMs) writeTime(id, ms);
      lastMs = ms;
      writeRandom(id);
      return id.toString('latin1');
    },
  };
}

/** Ids that count (`t1`, `t2`, …), for tests. */
export function createCounterIds(prefix = 't'): Ids {
  let last = 0;
  return { next: () => `${prefix}${++last}` };
}

/** An unguessable secret for cookies and tokens, URL-safe. */
export function secretToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

/** The same id for the same parts, always: what is done twice under it is done once. */
export function derivedId(prefix: string, ...parts: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `${prefix}${digest.slice(0, 32)}`;
}

function writeTime(id: Buffer, ms: number): void {
  let left = ms;
  for (let place = TIME_LETTERS - 1; place >= 0; place--) {
    id[place] = letterOf(left % 32);
    left = Math.floor(left / 32);
  }
}

/** Asking the system for random bytes costs as much for a few as for many. */
let pool = Buffer.alloc(0);
let used = 0;
const POOL_BYTES = 256 * RANDOM_LETTERS;

function writeRandom(id: Buffer): void {
  if (used === pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  for (let place = TIME_LETTERS; place < id.length; place++) id[place] = letterOf((pool[used++] ?? 0) % 32);
}

function letterOf(value: number): number {
  return ALPHABET[value] ?? 0;
}
