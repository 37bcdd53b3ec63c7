import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';

/** Makes ids. Nothing but this file makes random ones. */
export interface Ids {
  /** A fresh id; a later one sorts behind an earlier one of another millisecond. */
  next(): string;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LETTERS = 10;
const RANDOM_LETTERS = 16;

/** Unguessable ids that sort by the time of their making: 48 bits of milliseconds, 80 random bits, base 32. */
export function createIds(clock: Clock): Ids {
  return { next: () => timePart(clock.now().getTime()) + randomPart() };
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

function timePart(ms: number): string {
  let left = ms;
  let letters = '';
  for (let i = 0; i < TIME_LETTERS; i++) {
    letters = letterOf(left % 32) + letters;
    left = Math.floor(left / 32);
  }
  return letters;
}

function randomPart(): string {
  const bytes = randomBytes(RANDOM_LETTERS);
  let letters = '';
  for (const byte of bytes) letters += letterOf(byte % 32);
  return letters;
}

function letterOf(value: number): string {
  return ALPHABET.charAt(value);
}
