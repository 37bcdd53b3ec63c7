import { wallAt } from '@flowbook/expressions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstOfCycle, nextOfCycle } from './cycle.ts';
import { measureOf } from './measure.ts';
import { hoursOn, standardCalendar, type WorkingCalendar, type WorkingHours } from './working-calendar.ts';
import { afterWorkingDuration, nextWorkingMoment } from './working-time.ts';

const span = (from: number, to: number): WorkingHours => ({ from: from * 60, to: to * 60 });
const office = standardCalendar('Asia/Shanghai');
/** A break at noon, half of Saturday, the National Day holidays of 2026 and their make-up days. */
const day = [span(9, 12), span(13, 18)];
const holidays = ['01', '02', '03', '04', '05', '06', '07'].map((date) => [`2026-10-${date}`, []] as const);
const china: WorkingCalendar = {
  timeZone: 'Asia/Shanghai',
  week: [[], day, day, day, day, day, [span(9, 12)]],
  days: { '2026-09-20': day, '2026-10-10': day, ...Object.fromEntries(holidays) },
};

/** Times are written as the clocks in Shanghai show them. */
const shanghai = (text: string) => Date.parse(`${text}:00+08:00`);
const written = (epochMs: number | null) =>
  epochMs === null ? null : new Date(epochMs + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const after = (from: string, duration: string, calendar = office) =>
  written(afterWorkingDuration(shanghai(from.replace(' ', 'T')), duration, calendar));

describe('hours of working time', () => {
  it.each([
    // 2026-01-09 is a Friday.
    ['2026-01-09 17:30', 'PT2H', '2026-01-12 10:30'],
    ['2026-01-09 16:00', 'PT2H', '2026-01-09 18:00'],
    ['2026-01-09 16:00', 'PT2H0.001S', '2026-01-12 09:00'],
    ['2026-01-09 20:00', 'PT30M', '2026-01-12 09:30'],
    ['2026-01-10 12:00', 'PT9H', '2026-01-12 18:00'],
    ['2026-01-05 00:00', 'PT45H', '2026-01-09 18:00'],
    ['2026-01-05 09:00', 'PT46H', '2026-01-12 10:00'],
    ['2026-01-09 20:00', 'PT0S', '2026-01-09 20:00'],
  ])('from %s, %s is %s', (from, duration, due) => expect(after(from, duration)).toBe(due));

  it.each([
    ['2026-01-09 11:30', 'PT2H', '2026-01-09 14:30'],
    ['2026-01-09 17:30', 'PT2H', '2026-01-10 10:30'],
    ['2026-01-10 11:00', 'PT2H', '2026-01-12 10:00'],
    ['2026-09-30 17:00', 'PT2H', '2026-10-08 10:00'],
    ['2026-10-09 17:00', 'PT8H', '2026-10-10 17:00'],
    ['2026-09-19 11:00', 'PT3H', '2026-09-20 11:00'],
  ])('with breaks, holidays and make-up days: from %s, %s is %s', (from, duration, due) =>
    expect(after(from, duration, china)).toBe(due),
  );

  it('are the same whether weeks are skipped whole or counted day by day', () => {
    const everyDay = { ...china, days: { ...china.days } };
    for (let n = 0; n < 800; n += 1) {
      const date = new Date(Date.UTC(2026, 0, 1 + n));
      const key = date.toISOString().slice(0, 10);
      everyDay.days[key] ??= china.week[date.getUTCDay()] ?? [];
    }
    for (const hours of [43, 44, 215, 216, 1000, 3000]) {
      const from = '2026-01-07 10:20';
      expect(after(from, `PT${hours}H`, china)).toBe(after(from, `PT${hours}H`, everyDay));
    }
  });

  it('are exact a hundred years ahead, at once', () => {
    const begin = performance.now();
    // 45 hours a week: 5,200 weeks and a day.
    expect(after('2026-01-05 09:00', `PT${45 * 5200 + 9}H`)).toBe('2125-09-03 18:00');
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it('never come where nobody works', () => {
    const closed = { ...office, week: Array.from({ length: 7 }, () => []) };
    expect(afterWorkingDuration(0, 'PT1H', closed)).toBeNull();
    expect(afterWorkingDuration(0, 'P1D', closed)).toBeNull();
    expect(nextWorkingMoment(0, closed)).toBeNull();
  });

  it.each(['-PT1H', 'one hour', 'P'])('%s is none', (text) =>
    expect(afterWorkingDuration(0, text, office)).toBeNull(),
  );
});

describe('working days', () => {
  it.each([
    ['2026-01-08 15:30', 'P1D', '2026-01-09 15:30'],
    ['2026-01-08 15:30', 'P3D', '2026-01-13 15:30'],
    ['2026-01-10 12:00', 'P1D', '2026-01-13 09:00'],
    ['2026-01-09 20:00', 'P1D', '2026-01-13 09:00'],
    ['2026-01-08 17:00', 'P1DT2H', '2026-01-12 10:00'],
    ['2026-01-08 15:30', 'P1W', '2026-01-15 15:30'],
    ['2026-01-10 15:30', 'P1M', '2026-02-10 15:30'],
    ['2026-01-31 15:30', 'P1M1D', '2026-03-03 09:00'],
  ])('from %s, %s is %s', (from, duration, due) => expect(after(from, duration)).toBe(due));

  it.each([
    // Saturday ends at noon, the holidays last seven days, and Saturday the 10th is made up.
    ['2026-01-09 15:30', 'P1D', '2026-01-10 12:00'],
    ['2026-01-09 12:30', 'P1D', '2026-01-10 12:00'],
    ['2026-09-30 15:30', 'P1D', '2026-10-08 15:30'],
    ['2026-10-09 15:30', 'P1D', '2026-10-10 15:30'],
    ['2026-10-09 15:30', 'P2D', '2026-10-12 15:30'],
    ['2026-09-18 10:00', 'P3D', '2026-09-21 10:00'],
  ])('with holidays and make-up days: from %s, %s is %s', (from, duration, due) =>
    expect(after(from, duration, china)).toBe(due),
  );
});

describe('where the clocks change', () => {
  // Berlin puts its clocks forward on Sunday 29 March 2026 at two, and back on 25 October at three.
  const night: WorkingCalendar = {
    timeZone: 'Europe/Berlin',
    week: Array.from({ length: 7 }, () => [span(0, 6)]),
    days: {},
  };
  const utc = (epochMs: number | null) => (epochMs === null ? null : new Date(epochMs).toISOString());

  it('a span is as long as it lasts', () => {
    const from = Date.parse('2026-03-28T23:00:00.000Z');
    expect(utc(afterWorkingDuration(from, 'PT5H', night))).toBe('2026-03-29T04:00:00.000Z');
    expect(utc(afterWorkingDuration(from, 'PT6H', night))).toBe('2026-03-29T23:00:00.000Z');
    const autumn = Date.parse('2026-10-24T22:00:00.000Z');
    expect(utc(afterWorkingDuration(autumn, 'PT7H', night))).toBe('2026-10-25T05:00:00.000Z');
  });

  it('days keep the time on the clock, and weeks with the change are not skipped', () => {
    const berlin = standardCalendar('Europe/Berlin');
    const friday = Date.parse('2026-03-27T09:00:00.000Z');
    expect(utc(afterWorkingDuration(friday, 'P1D', berlin))).toBe('2026-03-30T08:00:00.000Z');
    expect(utc(afterWorkingDuration(friday, 'PT98H', berlin))).toBe('2026-04-10T16:00:00.000Z');
    expect(utc(afterWorkingDuration(friday, 'PT99H', berlin))).toBe('2026-04-13T08:00:00.000Z');
    const month = afterWorkingDuration(Date.parse('2026-03-01T23:00:00.000Z'), 'PT240H', night);
    // 27 nights of six hours, one of five, twelve more of six and the first hour of the next.
    expect(utc(month)).toBe('2026-04-10T23:00:00.000Z');
  });
});

describe('any hours of any week', () => {
  /** Counts ten minutes after ten minutes. */
  const counted = (from: number, steps: number, calendar: WorkingCalendar) => {
    let left = steps;
    for (let at = from; at < from + 20 * 86_400_000; at += 600_000) {
      if (left === 0) return at;
      const wall = wallAt(at, calendar.timeZone);
      const midnight = Math.floor(wall / 86_400_000) * 86_400_000;
      const minute = (wall - midnight) / 60_000;
      if (hoursOn(calendar, midnight).some((hours) => hours.from <= minute && minute < hours.to)) left -= 1;
    }
    return null;
  };
  const spans = fc
    .uniqueArray(fc.integer({ min: 0, max: 24 }), { maxLength: 4 })
    .map((hours) => hours.sort((a, b) => a - b))
    .map((hours) =>
      hours.flatMap((from, n) =>
        n % 2 === 0 && n + 1 < hours.length ? [span(from, hours[n + 1] ?? 24)] : [],
      ),
    );
  const week = fc.array(spans, { minLength: 7, maxLength: 7 });

  it('are those that a clock counts, also where it changes', () => {
    fc.assert(
      fc.property(
        week,
        fc.dictionary(fc.constantFrom('2026-03-28', '2026-03-29', '2026-03-30', '2026-04-01'), spans),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 150 }),
        (hours, days, offset, steps) => {
          const calendar = { timeZone: 'Europe/Berlin', week: hours, days };
          const from = Date.parse('2026-03-26T12:00:00.000Z') + offset * 600_000;
          const expected = counted(from, steps, calendar);
          if (expected === null) return;
          expect(afterWorkingDuration(from, `PT${10 * steps}M`, calendar)).toBe(expected);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a moment outside working time', () => {
  it.each([
    ['2026-01-09 12:30', '2026-01-09 13:00'],
    ['2026-01-09 10:00', '2026-01-09 10:00'],
    ['2026-01-09 18:00', '2026-01-10 09:00'],
    ['2026-10-01 00:00', '2026-10-08 09:00'],
  ])('%s moves to %s', (from, next) =>
    expect(written(nextWorkingMoment(shanghai(from.replace(' ', 'T')), china))).toBe(next),
  );
});

describe('a cycle of working time', () => {
  const frame = { timeZone: 'Asia/Shanghai', calendar: china };
  const times = (cycle: string, from: string, count: number) => {
    const found: (string | null)[] = [];
    let due = firstOfCycle(
      cycle,
      shanghai(from.replace(' ', 'T')),
      measureOf(frame, { calendar: 'working' }),
    );
    while (due !== null && found.length < count) {
      found.push(written(Date.parse(due.dueAt)));
      due = due.repeat === undefined ? null : nextOfCycle(due.repeat, due.dueAt, frame);
    }
    return found;
  };

  it('comes again after so much working time', () => {
    expect(times('R3/PT4H', '2026-01-09 15:00', 9)).toEqual([
      '2026-01-10 10:00',
      '2026-01-12 11:00',
      '2026-01-12 16:00',
    ]);
    expect(times('R/2026-10-01T09:00/P1D', '2026-09-01 09:00', 3)).toEqual([
      '2026-10-08 09:00',
      '2026-10-09 09:00',
      '2026-10-10 09:00',
    ]);
  });

  it('by dates moves those outside working time, once', () => {
    expect(times('0 9 1 * *', '2026-09-15 09:00', 3)).toEqual([
      '2026-10-08 09:00',
      '2026-11-02 09:00',
      '2026-12-01 09:00',
    ]);
    expect(times('0 14 * * *', '2026-01-09 15:00', 3)).toEqual([
      '2026-01-12 09:00',
      '2026-01-12 14:00',
      '2026-01-13 14:00',
    ]);
  });
});
