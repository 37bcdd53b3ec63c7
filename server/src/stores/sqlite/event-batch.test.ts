import { expect, it } from 'vitest';
import { anEvent, at } from '../contract-tests/samples.ts';
import { batchText, eventsIn } from './event-batch.ts';

it('gives the events of a commit back as they were, also of different times', () => {
  const events = [anEvent('i1', 1), { ...anEvent('i1', 2), at: at(7) }];
  expect(eventsIn('i1', batchText(events))).toEqual(events);
});

it('reads what earlier versions wrote: whole rows', () => {
  const events = [anEvent('i1', 1), anEvent('i1', 2)];
  expect(eventsIn('i1', JSON.stringify(events))).toEqual(events);
});
