import { ExpressionError } from '../expression-error.ts';
import type { Json } from '../json.ts';
import { addDuration } from '../time/duration.ts';
import { dateAt, type Moment, readMoment } from '../time/moment.ts';
import { type Operations, operation, type Run } from './operation.ts';

function requireMoment(operator: string, value: Json | undefined, { environment }: Run): Moment {
  const moment = typeof value === 'string' ? readMoment(value, environment.timeZone) : null;
  if (moment === null) throw new ExpressionError(`"${operator}" takes dates or date-times`);
  return moment;
}

const isMissing = (value: Json | undefined) => value === null || value === undefined || value === '';

function between(operator: string, measure: (from: Moment, to: Moment, run: Run) => number) {
  return operation(2, 2, ([from, to], _data, run) => {
    if (isMissing(from) || isMissing(to)) return null;
    return measure(requireMoment(operator, from, run), requireMoment(operator, to, run), run);
  });
}

function dayNumber({ epochMs }: Moment, { environment }: Run): number {
  return Date.parse(dateAt(epochMs, environment.timeZone)) / 86_400_000;
}

/** Operators on dates and date-times, all in the zone of the environment; a missing moment gives null. */
export const timeOperations: Operations = {
  today: operation(0, 0, (_args, _data, run) => {
    return dateAt(requireMoment('today', run.environment.now, run).epochMs, run.environment.timeZone);
  }),
  now: operation(0, 0, (_args, _data, { environment }) => environment.now),
  daysBetween: between('daysBetween', (from, to, run) => dayNumber(to, run) - dayNumber(from, run)),
  hoursBetween: between('hoursBetween', (from, to) => (to.epochMs - from.epochMs) / 3_600_000),
  addDuration: operation(2, 2, ([moment, duration], _data, { environment }) => {
    if (isMissing(moment) || isMissing(duration)) return null;
    if (typeof moment !== 'string' || typeof duration !== 'string')
      throw new ExpressionError('"addDuration" takes a date-time and an ISO 8601 duration');
    return addDuration(moment, duration, environment.timeZone);
  }),
};
