import jsonLogic from 'json-logic-js';
import { describe, expect, it } from 'vitest';
import { ExpressionError, type Json, parseExpression, type Variables } from '../index.ts';

const environment = { now: '2026-07-24T17:30:00.000Z', timeZone: 'Asia/Shanghai' };

function value(rule: object, data: Variables = {}, at = environment): Json {
  const parsed = parseExpression(rule);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.expression.evaluate(data, at);
}

function refusal(rule: object | string): string {
  const parsed = parseExpression(rule);
  return parsed.ok ? 'accepted' : parsed.reason;
}

describe('reading data', () => {
  const data = { complaint: { level: 'major', items: [{ amount: 3 }, { amount: 4 }] } };

  it('follows paths through objects and lists', () => {
    expect(value({ var: 'complaint.items.1.amount' }, data)).toBe(4);
    expect(value({ var: ['complaint.deadline', 'P3D'] }, data)).toBe('P3D');
    expect(value({ var: 'nowhere.at.all' }, data)).toBeNull();
  });

  it('reaches nothing that an object has not of its own', () => {
    for (const path of [
      'constructor',
      '__proto__',
      'complaint.toString',
      'complaint.constructor.constructor',
    ]) {
      expect(value({ var: path }, data)).toBeNull();
    }
    expect(value({ missing: ['constructor', 'complaint.level'] }, data)).toEqual(['constructor']);
  });

  it('sees the element inside a list operator, and the accumulator in reduce', () => {
    expect(value({ filter: [{ var: 'complaint.items' }, { '>': [{ var: 'amount' }, 3] }] }, data)).toEqual([
      { amount: 4 },
    ]);
    const sum = { '+': [{ var: 'accumulator' }, { var: 'current.amount' }] };
    expect(value({ reduce: [{ var: 'complaint.items' }, sum, 0] }, data)).toBe(7);
    expect(
      value({ reduce: [{ filter: [{ var: 'flags' }, true] }, { '+': [{ var: 'accumulator' }, 1] }, 0] }),
    ).toBe(0);
  });
});

describe('comparisons', () => {
  it('are false by size where a value is missing', () => {
    for (const operator of ['<', '<=', '>', '>=']) {
      expect(value({ [operator]: [{ var: 'gone' }, 5] })).toBe(false);
      expect(value({ [operator]: [5, { var: 'gone' }] })).toBe(false);
      expect(value({ [operator]: [null, null] })).toBe(false);
    }
    expect(value({ '<': [1, { var: 'gone' }, 3] })).toBe(false);
    expect(value({ '<': [1, 2, 3] })).toBe(true);
  });

  it('take a numeric text for its number, never an empty one for zero', () => {
    expect(value({ '>=': ['10', 9] })).toBe(true);
    expect(value({ '==': ['10', 10] })).toBe(true);
    expect(value({ '==': ['', 0] })).toBe(false);
    expect(value({ '==': [null, 0] })).toBe(false);
    expect(value({ '==': [{ var: 'gone' }, null] })).toBe(true);
    const same = { x: [1, { a: 2 }], y: [1, { a: 2 }] };
    expect(value({ '==': [{ var: 'x' }, { var: 'y' }] }, same)).toBe(true);
  });

  it('order moments by time, however they are written', () => {
    expect(value({ '<': ['2026-07-24 09:00', '2026-07-24T02:00:00Z'] })).toBe(true);
    expect(value({ '==': [{ '<': [{ var: 'due' }, { now: [] }] }, true] }, { due: '2026-07-25 01:29' })).toBe(
      true,
    );
    expect(value({ '<': [{ var: 'due' }, { now: [] }] }, { due: '2026-07-25 01:31' })).toBe(false);
  });

  it('find members of lists and parts of texts', () => {
    expect(value({ in: ['K', ['K', 'A']] })).toBe(true);
    expect(value({ in: ['退款', '要求退款'] })).toBe(true);
    expect(value({ in: [null, 'null'] })).toBe(false);
  });
});

describe('numbers', () => {
  it('round half away from zero on the decimal meant', () => {
    expect(value({ round: [{ '+': [0.1, 0.2] }, 2] })).toBe(0.3);
    expect(value({ round: [1.005, 2] })).toBe(1.01);
    expect(value({ round: [-2.5] })).toBe(-3);
    expect(value({ round: [{ '*': [0.285, 100] }, 0] })).toBe(29);
    expect(value({ round: [1234.5, -2] })).toBe(1200);
    expect(value({ round: [1e-9, 2] })).toBe(0);
    expect(value({ floor: [{ '*': [{ '/': [0.3, 0.1] }, 1] }] })).toBe(3);
  });

  it('are null where one is missing, or where there is no result', () => {
    expect(value({ round: [null, 2] })).toBeNull();
    expect(value({ '+': [{ var: 'gone' }, 1] })).toBeNull();
    expect(value({ '/': [1, 0] })).toBeNull();
    expect(value({ min: [3, { var: 'gone' }] })).toBeNull();
  });

  it('are an error where there is none', () => {
    expect(() => value({ '+': ['abc', 1] })).toThrow(ExpressionError);
  });
});

describe('dates', () => {
  it('are those of the named zone', () => {
    expect(value({ today: [] })).toBe('2026-07-25');
    expect(value({ today: null }, {}, { ...environment, timeZone: 'America/New_York' })).toBe('2026-07-24');
    expect(value({ now: [] })).toBe('2026-07-24T17:30:00.000Z');
    expect(() => value({ today: [] }, {}, { ...environment, timeZone: 'Mars/Base' })).toThrow(
      ExpressionError,
    );
  });

  it('lie whole days and decimal hours apart', () => {
    expect(value({ daysBetween: ['2026-02-27', '2026-03-01'] })).toBe(2);
    expect(value({ daysBetween: ['2026-07-24T15:59:00Z', '2026-07-24T16:01:00Z'] })).toBe(1);
    expect(value({ hoursBetween: ['2026-07-24 09:00', '2026-07-24 10:30'] })).toBe(1.5);
    expect(value({ daysBetween: [null, '2026-03-01'] })).toBeNull();
    expect(() => value({ daysBetween: ['tomorrow', '2026-03-01'] })).toThrow(ExpressionError);
    expect(() => value({ daysBetween: ['2026-02-30', '2026-03-01'] })).toThrow(ExpressionError);
  });

  it('grow by durations and keep their notation', () => {
    expect(value({ addDuration: ['2026-07-24 09:00', 'PT2H'] })).toBe('2026-07-24 11:00');
    expect(value({ addDuration: ['2026-01-31', 'P1M'] })).toBe('2026-02-28');
    expect(value({ addDuration: ['2026-01-31', 'PT36H'] })).toBe('2026-02-01T12:00');
    expect(value({ addDuration: ['2026-07-24T23:30:00.000Z', 'P1DT1H'] })).toBe('2026-07-26T00:30:00.000Z');
    expect(value({ addDuration: ['2026-07-24T23:30+08:00', '-P1W'] })).toBe('2026-07-17T23:30+08:00');
    expect(value({ addDuration: [{ var: 'gone' }, 'PT2H'] })).toBeNull();
    expect(() => value({ addDuration: ['2026-07-24', '2 hours'] })).toThrow(ExpressionError);
    expect(() => value({ addDuration: ['2026-07-24', 'P9000Y'] })).toThrow(ExpressionError);
  });

  it('follow the clock where it is put forward', () => {
    const berlin = { ...environment, timeZone: 'Europe/Berlin' };
    expect(value({ addDuration: ['2026-03-28 12:00', 'P1D'] }, {}, berlin)).toBe('2026-03-29 12:00');
    expect(value({ addDuration: ['2026-03-28 12:00', 'PT24H'] }, {}, berlin)).toBe('2026-03-29 13:00');
    expect(value({ hoursBetween: ['2026-03-28 12:00', '2026-03-29 12:00'] }, {}, berlin)).toBe(23);
  });
});

describe('texts', () => {
  it('are joined, cut and tested', () => {
    expect(value({ cat: ['No. ', 7, null, true] })).toBe('No. 7true');
    expect(value({ substr: ['客户服务部', 0, 2] })).toBe('客户');
    expect(value({ length: ['客户'] })).toBe(2);
    expect(value({ startsWith: ['400-800', '400'] })).toBe(true);
    expect(value({ endsWith: [{ var: 'gone' }, '0'] })).toBe(false);
    expect(value({ matches: ['13812345678', '^1[3-9]\\d{9}$'] })).toBe(true);
    expect(value({ matches: [null, '^$'] })).toBe(false);
  });
});

describe('what is refused', () => {
  it('is said before anything runs', () => {
    expect(refusal({ foo: [1] })).toContain('"foo"');
    expect(refusal({ if: [true, { and: [{ log: 'x' }] }] })).toContain('"log"');
    expect(refusal({ hasOwnProperty: ['x'] })).toContain('no operator');
    expect(refusal({ 'flowbook:var': ['x'] })).toContain('no operator');
    expect(refusal({ '==': [1] })).toContain('2 arguments');
    expect(refusal({ '==': [1, 1], '!=': [1, 2] })).toContain('one operator');
    expect(refusal({})).toContain('empty');
    expect(refusal({ matches: [{ var: 'x' }, '^(a+)+$'] })).toContain('pattern');
    expect(refusal('{"==": [1, 2]')).toContain('JSON');
    expect(refusal(nested(100))).toContain('nest');
    expect(refusal({ cat: ['x'.repeat(30_000)] })).toContain('characters');
  });

  it('is a pattern from the data that could run away, when it does', () => {
    expect(() => value({ matches: ['aaaa', { var: 'pattern' }] }, { pattern: '(a|a)*b' })).toThrow(
      ExpressionError,
    );
  });

  it('is work without end', () => {
    const inner = { map: [{ var: 'list' }, 1] };
    const list = Array.from({ length: 1000 }, (_, index) => index);
    const twice = { cat: [{ var: 'accumulator' }, { var: 'accumulator' }] };
    expect(() => value({ map: [list, { map: [list, { map: [list, inner] }] }] })).toThrow(/steps/);
    expect(() => value({ reduce: [list, twice, 'x'] })).toThrow(ExpressionError);
  });
});

it('leaves the operators that json-logic-js has for everybody as they are', () => {
  expect(value({ '<': [null, 5] })).toBe(false);
  expect(jsonLogic.apply({ '<': [null, 5] })).toBe(true);
  expect(() => jsonLogic.apply({ today: [] } as never)).toThrow();
});

function nested(depth: number): object {
  let rule: object = { '!': [true] };
  for (let index = 0; index < depth; index += 1) rule = { '!': [rule] };
  return rule;
}
