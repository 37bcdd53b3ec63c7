import { expect, it } from 'vitest';
import { anEvent, at } from './contract-tests/samples.ts';
import { batchText, eventsIn, wholeEvent } from './event-batch.ts';

const person = { actor: { kind: 'user', id: 'li.na' } };
const events = [anEvent('i1', 1, { actorId: 'li.na', members: person }), anEvent('i1', 2, { at: at(7) })];

it('gives the events of a commit back, with where they happened and who did them', () => {
  const own = events.map(({ data }) => data);
  expect(eventsIn('i1', batchText(1, own))).toEqual(events);
  const system = {
    ...own[0],
    seq: 3,
    at: at(8),
    type: 'timer-fired',
    actor: { kind: 'system', id: 'flowbook' },
  };
  expect(eventsIn('i1', batchText(4, [system]))).toMatchObject([
    { rev: 4, seq: 3, at: at(8), actorId: null },
  ]);
});

it('reads what earlier versions wrote: what an event tells beside its number, time and type', () => {
  const members = { elementId: 'verify' };
  const batch = {
    rev: 1,
    at: events[0]?.at,
    items: [
      [1, 'element-entered', 'verify', 'li.na', { ...members, ...person }],
      [2, 'element-entered', 'verify', null, { ...members, id: 'e2' }, at(7)],
    ],
  };
  expect(eventsIn('i1', JSON.stringify(batch))).toEqual(events);
  const rows = events.map(({ data: { seq: _seq, at: _at, type: _type, ...data }, ...row }) => ({
    ...row,
    data,
  }));
  expect(eventsIn('i1', JSON.stringify(rows))).toEqual(events);
  expect(rows.map(wholeEvent)).toEqual(events.map(({ data }) => data));
});
