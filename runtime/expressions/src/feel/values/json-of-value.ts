import type { Json } from '../../json.ts';
import type { Run } from '../interpreter/run.ts';
import { FeelDuration } from '../temporal/feel-duration.ts';
import { FeelDate, FeelDateTime, FeelTime, timeText } from '../temporal/temporal-values.ts';
import { isList, SpecialValue, type Value } from './value.ts';

/**
 * A FEEL value as JSON: dates as `YYYY-MM-DD`, times as `HH:mm:ss`, date-times as ISO 8601 with offset, durations as
 * ISO 8601. What JSON has no word for (a function, a range) is null.
 */
export function jsonOfValue(value: Value, run: Run): Json {
  run.spend(1);
  if (typeof value === 'string') return run.text(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((item) => jsonOfValue(item, run));
  if (value instanceof SpecialValue) return jsonOfSpecial(value);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, jsonOfValue(member, run)]));
}

function jsonOfSpecial(value: SpecialValue): Json {
  if (value instanceof FeelDateTime) return value.toIso();
  if (value instanceof FeelTime) return timeText(value.wallMs);
  return value instanceof FeelDate || value instanceof FeelDuration ? value.toString() : null;
}
