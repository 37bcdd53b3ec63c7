const formatters = new Map<string, Intl.DateTimeFormat>();

/** An instant on the wall clock of a zone. */
export interface WallClock {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `HH:mm` */
  readonly time: string;
  /** `+08:00` */
  readonly offset: string;
}

/** What the clocks of a zone show at an instant (ISO 8601). Throws RangeError for no instant or no zone. */
export function wallClockOf(instant: string, timeZone: string): WallClock {
  const at = new Date(instant);
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  const time = `${part('hour')}:${part('minute')}`;
  const minutes = Math.round((Date.parse(`${date}T${time}:00Z`) - at.getTime()) / 60_000);
  const size = Math.abs(minutes);
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return { date, time, offset };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formatters.set(timeZone, formatter);
  return formatter;
}
