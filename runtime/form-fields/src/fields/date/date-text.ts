import { showMoment } from '../show-value.ts';

const DATE = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/;
const TIME = /^(\d{1,2})[:：](\d{2})(?:[:：]\d{2}(?:\.\d+)?)?$/;

/** `YYYY-MM-DD` for a day as people write it (`2026/3/5`, `20260305`, `2026年3月5日`), null for anything else. */
export function readDate(text: string): string | null {
  const compact = /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
  const match = DATE.exec(compact.trim());
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** `YYYY-MM-DDTHH:mm` for a day with a time behind it, null for anything else. */
export function readDateTime(text: string): string | null {
  const [day = '', time = '', ...more] = text.trim().replace('T', ' ').split(/\s+/);
  const date = readDate(day);
  const match = TIME.exec(time);
  if (date === null || match === null || more.length > 0) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  if (hour > 23 || minute > 59) return null;
  return `${date}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** What stands in the field for a stored value: an instant in the organisation's zone, a local date-time as it is. */
export function writeDateTime(value: string, timeZone: string): string {
  if (/(Z|[+-]\d{2}:\d{2})$/.test(value) && value.includes('T')) return showMoment(value, timeZone);
  return value.replace('T', ' ');
}
