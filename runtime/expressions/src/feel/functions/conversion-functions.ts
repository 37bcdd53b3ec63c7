import { dayExists } from '../../time/calendar.ts';
import { wallTime } from '../../time/zone.ts';
import { twoDigits, UTC } from '../temporal/clock-zone.ts';
import { FeelDuration } from '../temporal/feel-duration.ts';
import type { Present } from '../temporal/present.ts';
import { readDate, readDateTime, readTime } from '../temporal/read-temporal.ts';
import { monthsBetween, wallOf } from '../temporal/temporal-arithmetic.ts';
import { FeelDate, FeelDateTime, FeelTime } from '../temporal/temporal-values.ts';
import { textOfValue } from '../values/text-of-value.ts';
import type { Value } from '../values/value.ts';
import { any, date, duration, number, optional, read, text } from './parameters.ts';
import { type Signature, signature } from './signature.ts';

const time = (name: string) =>
  read(name, (value) => (value instanceof FeelTime || value instanceof FeelDateTime ? value : undefined));

/** DMN 1.3, 10.3.4.1: values out of texts and of other values. What makes no sense is null. */
export const conversionFunctions: { readonly [name: string]: readonly Signature[] } = {
  number: [
    signature(
      [text('from'), optional(text('grouping separator')), optional(text('decimal separator'))],
      ([from, grouping, decimal]) => readNumber(from, grouping, decimal),
    ),
    signature([number('from')], ([from]) => from),
  ],
  string: [
    signature([any('from')], ([from], run) => (from === null ? null : run.text(textOfValue(from, run)))),
  ],
  date: [
    signature([text('from')], ([from], { present }) => readDate(from) ?? dayOfMoment(from, present)),
    signature([date('from')], ([from]) => FeelDate.at(wallOf(from))),
    signature([number('year'), number('month'), number('day')], ([year, month, day]) =>
      dayExists(year, month, day) ? FeelDate.at(wallTime(year, month, day)) : null,
    ),
  ],
  'date and time': [
    signature([text('from')], ([from], { present }) => readDateTime(from, present)),
    signature([date('from')], ([from], { present }) =>
      from instanceof FeelDateTime ? from : FeelDateTime.ofWall(from.epochMs, present.zone),
    ),
    signature([date('date'), time('time')], ([day, clock]) => {
      const midnight = FeelDate.at(wallOf(day))?.epochMs ?? Number.NaN;
      return FeelDateTime.ofWall(midnight + timeOf(clock).wallMs, clock.zone);
    }),
  ],
  time: [
    signature([text('from')], ([from], { present }) => readTime(from, present)),
    signature([time('from')], ([from]) => timeOf(from)),
    signature([date('from')], () => new FeelTime(0, 0, UTC)),
    signature(
      [number('hour'), number('minute'), number('second'), optional(duration('offset'))],
      ([hour, minute, second, offset], { present }) => {
        const written = `${twoDigits(hour)}:${twoDigits(minute)}:${second < 10 ? `0${second}` : second}`;
        const local = readTime(written, present);
        if (local === null || offset === null) return local;
        return new FeelTime(local.wallMs, offset.ms, { offsetMs: offset.ms });
      },
    ),
  ],
  duration: [
    signature([text('from')], ([from]) => FeelDuration.read(from)),
    signature([duration('from')], ([from]) => from),
  ],
  'years and months duration': [
    signature([date('from'), date('to')], ([from, to]) => monthsBetween(from, to)),
  ],
};

/** The day in the zone of the environment on which a date and time falls. */
function dayOfMoment(from: string, present: Present): FeelDate | null {
  const moment = readDateTime(from, present);
  return moment === null ? null : (FeelDateTime.at(moment.epochMs, present.zone)?.date ?? null);
}

function timeOf(value: FeelTime | FeelDateTime): FeelTime {
  return value instanceof FeelTime ? value : new FeelTime(value.wallMs, value.offsetMs, value.zone);
}

/** A decimal number as FEEL writes it, where it is written with other separators; null for any other text. */
function readNumber(from: string, grouping: string | null, decimal: string | null): Value {
  const ungrouped = grouping === null || grouping === '' ? from : from.split(grouping).join('');
  const isForeign = decimal !== null && decimal !== '' && decimal !== '.';
  if (isForeign && ungrouped.includes('.')) return null;
  const plain = isForeign ? ungrouped.split(decimal).join('.') : ungrouped;
  const value = Number(plain);
  return /^\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(plain) && Number.isFinite(value)
    ? value
    : null;
}
