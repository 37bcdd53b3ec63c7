const DATE = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/;
const TIME = /^(\d{1,2})[:：时点](\d{2})(?:[:：]\d{2}(?:\.\d+)?|分)?$/;

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

/** `HH:mm` for a time as people write it (`9:05`, `0905`, `9点05分`), null for anything else. */
export function readTime(text: string): string | null {
  const written = text.trim();
  const compact = /^\d{4}$/.test(written) ? `${written.slice(0, 2)}:${written.slice(2)}` : written;
  const match = TIME.exec(compact);
  if (match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `YYYY-MM-DDTHH:mm` for a day with a time behind it, null for anything else. */
export function readDateTime(text: string): string | null {
  const [day = '', hours = '', ...more] = text.trim().replace('T', ' ').split(/\s+/);
  const [date, time] = [readDate(day), readTime(hours)];
  return date === null || time === null || more.length > 0 ? null : `${date}T${time}`;
}
