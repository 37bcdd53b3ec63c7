import { expect, it } from 'vitest';
import { anEvent, at } from './contract-tests/samples.ts';
import { batchText, eventsIn } from './event-batch.ts';

it('gives the events of a commit back as they were, also of different times', () => {
  const events = [anEvent('i1', 1), anEvent('i1', 2, { at: at(7) })];
  expect(eventsIn('i1', batchText(events))).toEqual(events);
});

it('reads what earlier versions wrote: what an event tells beside its number, time and type', () => {
  const events = [anEvent('i1', 1, { actorId: 'li.na' }), anEvent('i1', 2, { at: at(7) })];
  const batch = {
    rev: 1,
    at: events[0]?.at,
    items: [
      [1, 'element-entered', 'verify', 'li.na', { id: 'e1' }],
      [2, 'element-entered', 'verify', null, { id: 'e2' }, at(7)],
    ],
  };
  expect(eventsIn('i1', JSON.stringify(batch))).toEqual(events);
  const rows = events.map((event) => ({ ...event, data: { id: event.data.id } }));
  expect(eventsIn('i1', JSON.stringify(rows))).toEqual(events);
});
