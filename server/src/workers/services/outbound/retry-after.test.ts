import { expect, it } from 'vitest';
import { askedWaitMs } from './retry-after.ts';

const NOW = '1994-11-06T08:49:00.000Z';
const waitOf = (text: string, status = 429) => askedWaitMs({ status, headers: { 'retry-after': text } }, NOW);

it.each([
  ['120', 120_000],
  [' 1 ', 1000],
  ['Sun, 06 Nov 1994 08:49:37 GMT', 37_000],
  ['Sunday, 06-Nov-94 08:49:37 GMT', 37_000],
  ['Sun Nov  6 08:49:37 1994', 37_000],
])('reads %j, whatever the zone of the server', (text, waitMs) => {
  expect([waitOf(text), waitOf(text, 503)]).toEqual([waitMs, waitMs]);
});

it.each([
  '',
  '0',
  '-5',
  '1.5',
  '10 minutes',
  'soon',
  '1994-11-06T09:00:00Z',
  'Sun, 06 Nov 1994 08:48:00 GMT',
  'Sun, 99 Foo 1994',
])('takes %j for no word on it', (text) => {
  expect(waitOf(text)).toBeNull();
});

it('heeds it where the answer means that it passes', () => {
  expect([500, 408, 200].map((status) => waitOf('120', status))).toEqual([null, null, null]);
  expect(askedWaitMs({ status: 429, headers: {} }, NOW)).toBeNull();
});
