import type { SubmissionOptions } from '../api.ts';
import type { FieldNode } from '../compile/node.ts';
import { environmentOf } from '../evaluate/environment.ts';
import type { Json } from '../json.ts';
import { wallClockOf } from '../values/moment.ts';

/** The automatic first value of a field; undefined where it has none (`docNo` comes from the server's counter). */
export function automaticValue(field: FieldNode, options: SubmissionOptions): Json | undefined {
  if (field.auto === 'currentUser') return currentUser(field, options);
  if (field.auto === 'today' || field.auto === 'now') return moment(field, options);
  return undefined;
}

function currentUser(field: FieldNode, { currentUser: user }: SubmissionOptions): Json | undefined {
  if (user === undefined) return undefined;
  if (field.value.type === 'id') return user.id;
  if (field.value.type === 'ids') return [user.id];
  return field.value.type === 'text' ? user.name : undefined;
}

/** Day or instant in the notation of the field, as form-js would write it. */
function moment(field: FieldNode, options: SubmissionOptions): Json | undefined {
  const { now, timeZone } = environmentOf(options);
  const { date, time, offset } = wallClockOf(now, timeZone);
  const zoned = zoneSuffix(field, offset);
  switch (field.value.type) {
    case 'date':
      return date;
    case 'date-time':
      return zoned === 'Z' ? `${utcMinute(now)}Z` : `${date}T${time}${zoned}`;
    case 'time':
      return zoned === 'Z' ? `${utcMinute(now).slice(11)}Z` : `${time}${zoned}`;
    case 'text':
      return field.auto === 'today' ? date : `${date} ${time}`;
    default:
      return undefined;
  }
}

function zoneSuffix(field: FieldNode, offset: string): string {
  const format = field.component.timeSerializingFormat;
  if (format === 'no_timezone') return '';
  return format === 'utc_normalized' ? 'Z' : offset;
}

function utcMinute(now: string): string {
  return new Date(now).toISOString().slice(0, 16);
}
