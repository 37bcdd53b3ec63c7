import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'calendar-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const written = (content: unknown) => {
  const file = join(folder, 'calendar.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};
const calendar = (content: unknown) => readSettings({ CALENDAR_FILE: written(content) }).calendar;
const week = { monday: ['09:00-12:00', '13:00-18:00'] };

describe('the working calendar', () => {
  it('is Monday to Friday from nine to six without a file', () => {
    const { week: days, days: others, timeZone } = readSettings({ TIME_ZONE: 'Europe/Berlin' }).calendar;
    expect(timeZone).toBe('Europe/Berlin');
    expect(days.map((hours) => hours.length)).toEqual([0, 1, 1, 1, 1, 1, 0]);
    expect(days[1]).toEqual([{ from: 540, to: 1080 }]);
    expect(others).toEqual({});
  });

  it('has the hours, holidays and make-up days of its file', () => {
    const day = [
      { from: 540, to: 720 },
      { from: 780, to: 1080 },
    ];
    expect(
      calendar({
        timeZone: 'Asia/Chongqing',
        week: { ...week, saturday: ['22:00-24:00'] },
        holidays: [
          { from: '2026-10-01', to: '2026-10-03', name: '国庆节' },
          '2026-01-01',
          { date: '2026-01-02' },
        ],
        workingDays: [
          { date: '2026-10-10', name: '国庆节调休' },
          { date: '2026-10-11', hours: ['09:00-11:00'] },
        ],
      }),
    ).toEqual({
      timeZone: 'Asia/Chongqing',
      week: [[], day, [], [], [], [], [{ from: 1320, to: 1440 }]],
      days: {
        '2026-10-01': [],
        '2026-10-02': [],
        '2026-10-03': [],
        '2026-01-01': [],
        '2026-01-02': [],
        '2026-10-10': day,
        '2026-10-11': [{ from: 540, to: 660 }],
      },
    });
  });

  it.each([
    ['no JSON', '{', /calendar\.json is no JSON/],
    ['no week', {}, /week/],
    ['a week off', { week: {} }, /week must have hours on one day at least/],
    ['a day that there is not', { week: { ...week, montag: [] } }, /montag/],
    [
      'hours that end before they begin',
      { week: { monday: ['18:00-09:00'] } },
      /week\.monday\.0 must end after/,
    ],
    ['hours that there are not', { week: { monday: ['9-18'] } }, /week\.monday\.0 must be hours such as/],
    [
      'hours that overlap',
      { week: { monday: ['09:00-12:00', '11:00-18:00'] } },
      /week\.monday must stand in order/,
    ],
    ['a date that there is not', { week, holidays: ['2026-02-30'] }, /holidays\.0/],
    [
      'a holiday that ends before it begins',
      { week, holidays: [{ from: '2026-10-07', to: '2026-10-01' }] },
      /holidays\.0/,
    ],
    ['a holiday of a century', { week, holidays: [{ from: '1926-10-07', to: '2026-10-01' }] }, /holidays\.0/],
    [
      'a day that is both',
      { week, holidays: ['2026-10-10'], workingDays: [{ date: '2026-10-10' }] },
      /workingDays\.0 2026-10-10 is a holiday as well/,
    ],
    ['a zone that there is not', { week, timeZone: 'Mars/Olympus' }, /timeZone must be an IANA time zone/],
  ])('refuses %s', (_what, content, reason) => expect(() => calendar(content)).toThrow(reason));

  it('refuses a file that is not there', () => {
    expect(() => readSettings({ CALENDAR_FILE: join(folder, 'none.json') })).toThrow(
      /CALENDAR_FILE .* cannot be read/,
    );
  });
});
