import { readDuration } from '@flowbook/expressions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstOfCycle, nextOfCycle } from './cycle.ts';
import type { Due } from './due.ts';
import { afterDuration } from './instants.ts';
import { startFrom } from './start-timer.ts';
import { dueOf, faultOf } from './timer-definition.ts';

/** Set to a printed seed to see a failure again. */
const seed = Number(process.env.FAST_CHECK_SEED ?? Math.trunc(Date.now() % 2 ** 31));
console.info(`cycles with an end, random tests: FAST_CHECK_SEED=${seed}`);

const BERLIN = 'Europe/Berlin';

/** The first times of a cycle that begins to wait at `now`. */
function timesOf(cycle: string, now: string, timeZone = 'UTC', most = 50): readonly string[] {
  const answer = dueOf({ kind: 'cycle' }, cycle, { now, timeZone });
  if (!answer.ok) throw new Error(answer.reason);
  const times: string[] = [];
  let due: Due | null = answer.due;
  while (due !== null && times.length < most) {
    times.push(due.dueAt);
    // As a host keeps it.
    const kept: Due = JSON.parse(JSON.stringify(due));
    due = kept.repeat === undefined ? null : nextOfCycle(kept.repeat, kept.dueAt, { timeZone });
  }
  return times;
}

const hours = (...each: readonly number[]) =>
  each.map((hour) => `2026-03-01T${String(hour).padStart(2, '0')}:00:00.000Z`);

describe('a cycle of a duration and an end', () => {
  it.each([
    ['R3/PT1H/2026-03-01T17:00Z', '2026-03-01T00:00:00.000Z', hours(15, 16, 17)],
    ['R1/PT1H/2026-03-01T17:00Z', '2026-03-01T00:00:00.000Z', hours(17)],
    [
      'R/PT6H/2026-03-01T17:00Z',
      '2026-02-28T23:00:00.000Z',
      ['2026-02-28T23:00:00.000Z', ...hours(5, 11, 17)],
    ],
  ])('%s is counted back from its end', (cycle, now, times) => {
    expect(timesOf(cycle, now)).toEqual(times);
  });

  it('leaves out what is over when it begins to wait, and never comes after its end', () => {
    expect(timesOf('R9/PT1H/2026-03-01T17:00Z', '2026-03-01T15:30:00.000Z')).toEqual(hours(16, 17));
    expect(timesOf('R9/PT1H/2026-03-01T17:00Z', '2026-03-01T17:00:00.000Z')).toEqual(hours(17));
    expect(timesOf('R9/PT1H/2026-03-01T17:00Z', '2026-03-01T17:00:00.001Z')).toEqual([]);
    expect(timesOf('R/PT1S/2026-03-01T17:00Z', '1926-03-01T17:00:00.000Z', 'UTC', 1)).toHaveLength(1);
  });

  it('keeps the last days of months, each counted from the end', () => {
    expect(
      timesOf('R4/P1M/2026-03-31T09:00', '2025-01-01T00:00:00.000Z').map((at) => at.slice(0, 10)),
    ).toEqual(['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31']);
  });

  it('keeps its time of day where the clocks change, in the zone that it names', () => {
    // Berlin puts its clocks forward on 29 March 2026.
    const expected = ['2026-03-28T08:00:00.000Z', '2026-03-29T07:00:00.000Z', '2026-03-30T07:00:00.000Z'];
    expect(timesOf('R3/P1D/2026-03-30T09:00', '2026-03-01T00:00:00.000Z', BERLIN)).toEqual(expected);
    const first = dueOf({ kind: 'cycle', timeZone: BERLIN }, 'R3/P1D/2026-03-30T09:00', {
      now: '2026-03-01T00:00:00.000Z',
      timeZone: 'Asia/Shanghai',
    });
    expect(first).toEqual({
      ok: true,
      due: {
        dueAt: expected[0],
        repeat: { cycle: 'R/P1D/2026-03-30T07:00:00.000Z', remaining: 2, timeZone: BERLIN },
      },
    });
  });

  it('that begins instances leaves out what is over', () => {
    const frame = { timeZone: 'UTC' };
    const answer = dueOf({ kind: 'cycle' }, 'R/PT1S/2026-03-01T17:00Z', {
      now: '2026-01-01T00:00:00.000Z',
      ...frame,
    });
    const first = answer.ok ? answer.due : null;
    if (first === null) throw new Error('It has no time.');
    expect(startFrom(first, '2026-03-01T16:59:58.500Z', frame)).toMatchObject({
      dueAt: '2026-03-01T16:59:59.000Z',
      repeat: { remaining: 1 },
    });
    expect(startFrom(first, '2026-03-01T17:00:00.000Z', frame)).toEqual({
      dueAt: '2026-03-01T17:00:00.000Z',
    });
    expect(startFrom(first, '2026-03-01T17:00:01.000Z', frame)).toBeNull();
  });
});

describe('a cycle of a start and an end', () => {
  it.each([
    ['R3/2026-03-01T15:00Z/2026-03-01T16:00Z', 'UTC', hours(15, 16, 17)],
    [
      'R2/2026-03-28T09:00/2026-03-29T09:00',
      BERLIN,
      ['2026-03-28T08:00:00.000Z', '2026-03-29T07:00:00.000Z'],
    ],
    ['R2/2026-03-28/2026-03-29', BERLIN, ['2026-03-27T23:00:00.000Z', '2026-03-28T23:00:00.000Z']],
    // With offsets it is time that passes: twenty-four hours, also where a day has twenty-three.
    [
      'R3/2026-03-28T09:00+01:00/2026-03-29T09:00+01:00',
      BERLIN,
      ['2026-03-28T08:00:00.000Z', '2026-03-29T08:00:00.000Z', '2026-03-30T08:00:00.000Z'],
    ],
    // Two dates lie thirty-one days apart, which is no month.
    ['R2/2026-01-31/2026-03-03', 'UTC', ['2026-01-31T00:00:00.000Z', '2026-03-03T00:00:00.000Z']],
  ])('%s repeats what lies between', (cycle, timeZone, times) => {
    expect(timesOf(cycle, '2026-01-01T00:00:00.000Z', timeZone)).toEqual(times);
  });

  it('goes on without end where no number is said', () => {
    const cycle = 'R/2026-03-01T15:00Z/2026-03-01T15:00:00.500Z';
    expect(timesOf(cycle, '2026-01-01T00:00:00.000Z', 'UTC', 3)).toEqual([
      '2026-03-01T15:00:00.000Z',
      '2026-03-01T15:00:00.500Z',
      '2026-03-01T15:00:01.000Z',
    ]);
  });
});

describe('what is no cycle', () => {
  it.each([
    'R3/PT1H/PT2H',
    'R3/PT1H/tomorrow',
    'R0/PT1H/2026-03-01',
    'R00/PT1H/2026-03-01',
    'R3/PT0S/2026-03-01',
    'R3/-PT1H/2026-03-01',
    'R3/2026-03-02/2026-03-01',
    'R3/2026-03-01/2026-03-01',
    'R0/2026-03-01/2026-03-02',
    'R3/2026-02-30/2026-03-02',
    'R3/2026-03-01/PT1H/2026-03-02',
    '2026-03-01/2026-03-02',
  ])('%s is refused', (text) => {
    expect(faultOf('cycle', text)).toContain('is not a cycle');
    expect(
      dueOf({ kind: 'cycle' }, text, { now: '2026-01-01T00:00:00.000Z', timeZone: 'UTC' }),
    ).toMatchObject({
      ok: false,
    });
  });

  it.each(['R3/PT8H/2026-03-06T18:00', 'R3/2026-03-02T09:00/2026-03-02T17:00'])(
    'nor is %s of working time, which is counted forward alone',
    (text) => {
      const clock = { now: '2026-01-01T00:00:00.000Z', timeZone: 'UTC' };
      const answer = dueOf({ kind: 'cycle', calendar: 'working' }, text, clock);
      expect(answer).toMatchObject({ ok: false });
      expect(answer.ok ? '' : answer.reason).toContain('working time is counted forward alone');
    },
  );
});

describe(`cycles with an end, at random (seed ${seed})`, () => {
  const DAY = 86_400_000;
  const instant = fc
    .integer({ min: 0, max: 20_000 * 24 * 60 })
    .map((minutes) => new Date(minutes * 60_000).toISOString());
  const duration = fc
    .record({ M: fc.nat(14), D: fc.nat(40), TH: fc.nat(50), TM: fc.nat(90) })
    .map(({ M, D, TH, TM }) => `P${M}M${D}DT${TH}H${TM}M`)
    .filter((text) => !text.startsWith('P0M0DT0H0M'));
  const zone = fc.constantFrom('UTC', BERLIN, 'America/New_York', 'Asia/Shanghai');
  const options = { seed, numRuns: 150 };

  it('end at the end, come as often as they say, and each after the one before', () => {
    fc.assert(
      fc.property(
        duration,
        instant,
        zone,
        fc.integer({ min: 1, max: 12 }),
        (length, end, timeZone, times) => {
          const found = timesOf(`R${times}/${length}/${end}`, '0100-01-01T00:00:00.000Z', timeZone);
          expect(found).toHaveLength(times);
          expect(found.at(-1)).toBe(end);
          expect(found).toEqual([...new Set(found)].sort());
        },
      ),
      options,
    );
  });

  it('are the same from wherever one begins to look', () => {
    fc.assert(
      fc.property(
        duration,
        instant,
        zone,
        fc.integer({ min: 1, max: 12 }),
        fc.double({ min: 0, max: 1.2, noNaN: true }),
        (length, end, timeZone, times, share) => {
          const cycle = `R${times}/${length}/${end}`;
          const all = timesOf(cycle, '0100-01-01T00:00:00.000Z', timeZone);
          const [from, to] = [Date.parse(all[0] ?? end) - DAY, Date.parse(end)];
          const now = new Date(Math.trunc(from + share * (to - from))).toISOString();
          expect(timesOf(cycle, now, timeZone)).toEqual(all.filter((at) => at >= now));
        },
      ),
      options,
    );
  });

  it('of hours and less lie exactly so far apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), instant, zone, (minutes, end, timeZone) => {
        const found = timesOf(`R4/PT${minutes}M/${end}`, '0100-01-01T00:00:00.000Z', timeZone);
        const apart = found.slice(1).map((at, n) => Date.parse(at) - Date.parse(found[n] ?? ''));
        expect(apart).toEqual([minutes, minutes, minutes].map((each) => each * 60_000));
      }),
      options,
    );
  });

  it('of a start and an end have both among their times', () => {
    const local = instant.map((text) => text.slice(0, 16));
    const moment = fc.oneof(instant, local);
    fc.assert(
      fc.property(moment, moment, zone, fc.integer({ min: 2, max: 9 }), (start, end, timeZone, times) => {
        const cycle = `R${times}/${start}/${end}`;
        const [from, to] = [start, end].map((date) => {
          const answer = dueOf({ kind: 'date' }, date, { now: '0100-01-01T00:00:00.000Z', timeZone });
          return answer.ok ? answer.due?.dueAt : undefined;
        });
        const first = firstOfCycle(cycle, 0, { timeZone, calendar: null });
        if (from === undefined || to === undefined || from >= to) expect(first).toBeNull();
        else expect(timesOf(cycle, '0100-01-01T00:00:00.000Z', timeZone, 2)).toEqual([from, to]);
        const length = first?.repeat?.cycle.replace('R/', '');
        if (length === undefined) return;
        expect(readDuration(length)).not.toBeNull();
        expect(afterDuration(Date.parse(first?.dueAt ?? ''), length, timeZone)).toBe(Date.parse(to ?? ''));
      }),
      options,
    );
  });
});
