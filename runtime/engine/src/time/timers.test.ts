import { describe, expect, it } from 'vitest';
import { nextOccurrence, readCron } from './cron.ts';
import { firstOfCycle, nextOfCycle } from './cycle.ts';
import { afterDuration } from './instants.ts';
import { dueOf, faultOf } from './timer-definition.ts';

const at = (text: string) => Date.parse(text);
const later = (from: string, duration: string, zone = 'Asia/Shanghai') => {
  const end = afterDuration(at(from), duration, zone);
  return end === null ? null : new Date(end).toISOString();
};

const passing = (timeZone: string) => ({ timeZone, calendar: null });

describe('a duration', () => {
  it.each([
    ['PT90M', '2026-01-31T02:30:00.000Z'],
    ['P1D', '2026-02-01T01:00:00.000Z'],
    ['P1M', '2026-02-28T01:00:00.000Z'],
    ['P1Y1M', '2027-02-28T01:00:00.000Z'],
    ['P2W', '2026-02-14T01:00:00.000Z'],
  ])('%s after 31 January, nine in the morning', (duration, end) => {
    expect(later('2026-01-31T01:00:00.000Z', duration)).toBe(end);
  });

  it('counts days on the clocks of the zone, hours by themselves', () => {
    // Berlin puts its clocks forward on 29 March 2026.
    expect(later('2026-03-28T11:00:00.000Z', 'P1D', 'Europe/Berlin')).toBe('2026-03-29T10:00:00.000Z');
    expect(later('2026-03-28T11:00:00.000Z', 'PT24H', 'Europe/Berlin')).toBe('2026-03-29T11:00:00.000Z');
  });

  it.each(['-P1D', 'P', 'PT', '1h', 'P9999Y'])('%s is none', (text) => {
    expect(later('2026-01-01T00:00:00.000Z', text)).toBeNull();
  });
});

describe('a date', () => {
  it('without an offset is read in the zone', () => {
    const answer = dueOf({ kind: 'date' }, '2026-03-01 09:00', {
      now: '2026-01-01T00:00:00.000Z',
      timeZone: 'Asia/Shanghai',
    });
    expect(answer).toEqual({ ok: true, due: { dueAt: '2026-03-01T01:00:00.000Z' } });
  });

  it('that does not exist yet never comes; other values are refused', () => {
    const clock = { now: '2026-01-01T00:00:00.000Z', timeZone: 'UTC' };
    expect(dueOf({ kind: 'date' }, null, clock)).toEqual({ ok: true, due: null });
    expect(dueOf({ kind: 'date' }, ' ', clock)).toEqual({ ok: true, due: null });
    expect(dueOf({ kind: 'date' }, 5, clock)).toMatchObject({ ok: false });
    expect(faultOf('date', '2026-02-30')).toContain('not a date');
  });
});

describe('a cycle', () => {
  it('comes as often as it says, counted from when it was due', () => {
    const times: string[] = [];
    let due = firstOfCycle('R3/PT1H', at('2026-01-01T00:00:00.000Z'), passing('UTC'));
    while (due !== null) {
      times.push(due.dueAt);
      due = due.repeat === undefined ? null : nextOfCycle(due.repeat, due.dueAt, { timeZone: 'UTC' });
    }
    expect(times).toEqual(['01', '02', '03'].map((hour) => `2026-01-01T${hour}:00:00.000Z`));
  });

  it('may begin at a date and go on without end', () => {
    const first = firstOfCycle(
      'R/2026-03-31T09:00/P1M',
      at('2026-01-01T00:00:00.000Z'),
      passing('Asia/Shanghai'),
    );
    expect(first).toEqual({ dueAt: '2026-03-31T01:00:00.000Z', repeat: { cycle: 'R/P1M', remaining: null } });
  });

  it.each(['R0/PT1H', 'R00/PT1H', 'R3', 'R/PT0S', 'PT1H', '61 * * * *', '* * *'])('%s is none', (text) => {
    expect(firstOfCycle(text, 0, passing('UTC'))).toBeNull();
  });
});

describe('a cron expression', () => {
  const next = (text: string, from: string) => {
    const cron = readCron(text);
    const time = cron === null ? null : nextOccurrence(cron, at(from), 'Asia/Shanghai');
    return time === null ? null : new Date(time).toISOString();
  };

  it.each([
    ['0 9 * * *', '2026-01-05T01:00:00.000Z', '2026-01-06T01:00:00.000Z'],
    ['0 9 1 * *', '2026-01-05T01:00:00.000Z', '2026-02-01T01:00:00.000Z'],
    ['30 8 * * 1-5', '2026-01-09T02:00:00.000Z', '2026-01-12T00:30:00.000Z'],
    ['*/20 * * * *', '2026-01-05T01:05:00.000Z', '2026-01-05T01:20:00.000Z'],
    ['0 0 29 2 *', '2026-01-01T00:00:00.000Z', '2028-02-28T16:00:00.000Z'],
    ['0 9 1 * 7', '2026-01-02T00:00:00.000Z', '2026-01-04T01:00:00.000Z'],
  ])('%s after %s', (text, from, expected) => {
    expect(next(text, from)).toBe(expected);
  });

  it('that never comes is found out', () => {
    expect(next('0 0 31 2 *', '2026-01-01T00:00:00.000Z')).toBeNull();
  });
});
