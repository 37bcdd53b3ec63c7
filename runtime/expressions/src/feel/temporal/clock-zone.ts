import { instantOf, offsetAt } from '../../time/zone.ts';

/** By which clocks a time is written: those of an offset from UTC, or those of an IANA zone. */
export type ClockZone =
  | { readonly offsetMs: number }
  /** Implied: the text names no zone, so that the environment's holds. */
  | { readonly name: string; readonly implied: boolean };

export const UTC: ClockZone = { offsetMs: 0 };

/** Milliseconds by which the clocks are ahead of UTC at an instant. */
export function offsetIn(zone: ClockZone, epochMs: number): number {
  return 'offsetMs' in zone ? zone.offsetMs : offsetAt(epochMs, zone.name);
}

/** The instant at which the clocks show a wall time. */
export function instantIn(zone: ClockZone, wallMs: number): number {
  return 'offsetMs' in zone ? wallMs - zone.offsetMs : instantOf(wallMs, zone.name);
}

/** How the zone is written behind a time: `Z`, `+08:00`, `@Asia/Shanghai`, or nothing where it is implied. */
export function zoneText(zone: ClockZone): string {
  if ('offsetMs' in zone) return offsetText(zone.offsetMs);
  return zone.implied ? '' : `@${zone.name}`;
}

/** `Z` or `+08:00`. */
export function offsetText(offsetMs: number): string {
  if (offsetMs === 0) return 'Z';
  const minutes = Math.floor(Math.abs(offsetMs) / 60_000);
  return `${offsetMs < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

export const twoDigits = (number: number) => String(number).padStart(2, '0');
