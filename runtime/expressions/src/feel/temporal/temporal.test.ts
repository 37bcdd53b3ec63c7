import { describe, expect, it } from 'vitest';
import { evaluated, SHANGHAI } from '../testing/evaluate.ts';

const NEW_YORK = { ...SHANGHAI, timeZone: 'America/New_York' };

describe('dates and times (DMN 1.3, 10.3.2.3.4 to 10.3.2.3.6)', () => {
  it.each([
    ['@"2026-07-25"', '2026-07-25'],
    ['@"2024-02-29"', '2024-02-29'],
    ['@"2023-02-29"', null],
    ['@"-0044-03-15"', '-0044-03-15'],
    ['@"12026-07-25"', '12026-07-25'],
    ['@"999999999-01-01"', null],
    ['@"2026-07-25T09:30:00"', '2026-07-25T09:30:00+08:00'],
    ['@"2026-07-25T09:30"', '2026-07-25T09:30:00+08:00'],
    ['date and time("2026-07-25 09:30:00")', '2026-07-25T09:30:00+08:00'],
    ['@"2026-07-25T09:30:00.5Z"', '2026-07-25T09:30:00.500Z'],
    ['@"2026-07-25T09:30:00-05:30"', '2026-07-25T09:30:00-05:30'],
    ['@"2026-07-25T09:30:00@Europe/Paris"', '2026-07-25T09:30:00+02:00'],
    ['@"2026-07-25T24:00:00Z"', '2026-07-26T00:00:00Z'],
    ['@"2026-07-25T24:00:01Z"', null],
    ['@"2026-07-25T09:60:00Z"', null],
    ['@"2026-07-25T09:30:00@No/Where"', null],
    ['@"2026-07-25T09:30:00+19:00"', null],
    ['@"09:30:00"', '09:30:00'],
    ['@"09:30:00.25Z"', '09:30:00.250'],
    ['@"9:30:00"', null],
    ['@"P1Y2M"', 'P1Y2M'],
    ['@"P14M"', 'P1Y2M'],
    ['@"-P1DT36H"', '-P2DT12H'],
    ['@"PT90.5S"', 'PT1M30.5S'],
    ['@"P2W"', 'P14D'],
    ['@"P0D"', 'PT0S'],
    ['@"P0Y"', 'P0M'],
    ['@"P"', null],
    ['@"P1H"', null],
  ])('%s is %j', (source, expected) => {
    expect(evaluated(source)).toBe(expected);
  });

  it('know the present and the zone of the environment, and no other', () => {
    expect(evaluated('[now(), today(), string(now())]')).toEqual([
      '2026-07-25T01:30:00+08:00',
      '2026-07-25',
      '2026-07-25T01:30:00@Asia/Shanghai',
    ]);
    expect(evaluated('[now(), today()]', {}, NEW_YORK)).toEqual(['2026-07-24T13:30:00-04:00', '2026-07-24']);
    expect(evaluated('date and time("2026-07-24T13:30:00") = now()', {}, NEW_YORK)).toBe(true);
    expect(evaluated('time("09:00:00") < time("01:30:00Z")')).toBe(true);
  });

  it('stand before and behind the hour that a zone leaves out or shows twice', () => {
    const at = (text: string) => evaluated(`@"${text}"`, {}, NEW_YORK);
    expect(at('2026-03-08T01:59:59')).toBe('2026-03-08T01:59:59-05:00');
    expect(at('2026-03-08T02:30:00')).toBe('2026-03-08T03:30:00-04:00');
    expect(at('2026-11-01T01:30:00')).toBe('2026-11-01T01:30:00-04:00');
    expect(evaluated('@"2026-11-01T01:30:00" + @"PT1H"', {}, NEW_YORK)).toBe('2026-11-01T01:30:00-05:00');
  });

  it('are written by string() as they were, with the zone that they name', () => {
    expect(evaluated('string(@"2026-07-25T09:30:00")')).toBe('2026-07-25T09:30:00');
    expect(evaluated('string(@"2026-07-25T09:30:00@Europe/Paris")')).toBe('2026-07-25T09:30:00@Europe/Paris');
    expect(evaluated('string(@"2026-07-25T09:30:00+00:00")')).toBe('2026-07-25T09:30:00Z');
    expect(evaluated('string(@"09:30:00-05:00")')).toBe('09:30:00-05:00');
  });
});

describe('properties (DMN 1.3, tables 58 to 61)', () => {
  it.each([
    ['@"2026-07-25".weekday', 6],
    ['@"2026-07-26".weekday', 7],
    ['[@"2026-07-25".year, @"2026-07-25".month, @"2026-07-25".day]', [2026, 7, 25]],
    ['@"2026-07-25".hour', null],
    ['@"2026-07-25T09:30:15.5Z".second', 15.5],
    ['@"2026-07-25T09:30:15Z".hour', 9],
    ['@"2026-07-25T09:30:15+08:00".time offset', 'PT8H'],
    ['@"2026-07-25T09:30:15-05:30".time offset', '-PT5H30M'],
    ['@"2026-07-25T09:30:15".time offset', null],
    ['@"2026-07-25T09:30:15@Europe/Paris".time offset', 'PT2H'],
    ['@"2026-07-25T09:30:15@Europe/Paris".timezone', 'Europe/Paris'],
    ['@"2026-07-25T09:30:15Z".timezone', null],
    ['@"09:30:15Z".minute', 30],
    ['@"P1Y2M".years', 1],
    ['@"P1Y2M".months', 2],
    ['@"P1Y2M".days', null],
    ['@"P2DT3H4M5S".days', 2],
    ['@"PT51H".hours', 3],
    ['@"-PT90M".minutes', -30],
    ['@"P2DT3H".years', null],
    ['[1..5).end included', false],
    ['[1..5).start', 1],
    ['[@"2026-07-25", @"2026-08-01"].month', [7, 8]],
  ])('%s is %j', (source, expected) => {
    expect(evaluated(source)).toEqual(expected);
  });
});

describe('arithmetic (DMN 1.3, tables 45 to 48)', () => {
  it.each([
    ['@"2026-01-31" + @"P1M"', '2026-02-28'],
    ['@"2024-02-29" + @"P1Y"', '2025-02-28'],
    ['@"2026-03-31" - @"P1M"', '2026-02-28'],
    ['@"P1M" + @"2026-01-31"', '2026-02-28'],
    ['@"2026-07-25" + @"P10D"', '2026-08-04'],
    ['@"2026-07-25" + @"PT36H"', '2026-07-26'],
    ['@"2026-07-25" - @"PT1H"', '2026-07-24'],
    ['@"2026-01-31" + @"P1M3D"', '2026-03-03'],
    ['@"2026-07-25" - @"2026-07-01"', 'P24D'],
    ['@"2026-07-01" - @"2026-07-25"', '-P24D'],
    ['@"2026-07-25T10:00:00Z" - @"2026-07-25T10:00:00+08:00"', 'PT8H'],
    ['@"2026-07-25T00:00:00Z" - @"2026-07-24"', 'P1D'],
    ['@"2026-07-25T10:00:00" + @"P1M"', '2026-08-25T10:00:00+08:00'],
    ['@"2026-07-25T10:00:00Z" - @"PT11H"', '2026-07-24T23:00:00Z'],
    ['@"23:00:00" + @"PT2H"', '01:00:00'],
    ['@"01:00:00" - @"PT2H"', '23:00:00'],
    ['@"01:00:00Z" - @"01:00:00+08:00"', 'PT8H'],
    ['@"01:00:00" + @"P1M"', null],
    ['@"P1D" + @"PT12H"', 'P1DT12H'],
    ['@"P1Y" - @"P2M"', 'P10M'],
    ['@"P1D" - @"P3D"', '-P2D'],
    ['@"P1D" * 1.5', 'P1DT12H'],
    ['3 * @"P5M"', 'P1Y3M'],
    ['@"P1D" / 2', 'PT12H'],
    ['@"P1D" / 0', null],
    ['@"P1D" / @"PT6H"', 4],
    ['@"P2Y" / @"P6M"', 4],
    ['@"P1Y" / @"P6D"', null],
    ['-@"P1Y2M"', '-P1Y2M'],
    ['abs(@"-P1D")', 'P1D'],
    ['@"2026-07-25" + 1', null],
    ['@"2026-07-25" + @"2026-07-25"', null],
    ['@"2026-07-25" + null', null],
    ['null - @"P1D"', null],
    ['@"P1D" + null', null],
    ['@"2026-07-25" - @"P999Y" - @"P999Y" - @"P999Y"', '-0971-07-25'],
  ])('%s is %j', (source, expected) => {
    expect(evaluated(source)).toBe(expected);
  });
});
