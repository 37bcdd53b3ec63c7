import type { Expression } from '@flowbook/expressions';
import type { Json } from '../json.ts';
import { firstOfCycle, hasEnd } from './cycle.ts';
import { firstToEnd, readCycleToEnd } from './cycle-to-end.ts';
import type { Due } from './due.ts';
import { readInstant, writeInstant } from './instants.ts';
import { type Counting, later, type Measure, measureOf, settled, type TimeFrame } from './measure.ts';

/** What a timer event says about time (BPMN 10.5.5, TimerEventDefinition). */
export interface TimerDefinition extends Counting {
  readonly kind: 'duration' | 'date' | 'cycle';
  /** Literal text or an expression that gives such text. */
  readonly expression: Expression;
}

/** What a timer needs to know of the world. */
export interface TimerClock extends TimeFrame {
  /** ISO 8601 UTC. */
  readonly now: string;
}

/**
 * When a timer is due that begins to wait now. `null` or an empty text means that there is no such time: the timer
 * never fires. Neither does a cycle whose end is over. Another time in the past is due at once.
 */
export function dueOf(
  timer: Pick<TimerDefinition, 'kind' | keyof Counting>,
  value: Json,
  clock: TimerClock,
): { readonly ok: true; readonly due: Due | null } | { readonly ok: false; readonly reason: string } {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return { ok: true, due: null };
  const { kind } = timer;
  const measure = measureOf(clock, timer);
  if (typeof value !== 'string') return { ok: false, reason: complaint(kind, value) };
  if (cannotCountWorkingTime(timer, value)) return { ok: false, reason: notInWorkingTime(value) };
  const now = Date.parse(clock.now);
  const toEnd = kind === 'cycle' ? readCycleToEnd(value, measure.timeZone) : null;
  if (toEnd !== null) return { ok: true, due: firstToEnd(toEnd, now, measure) };
  const due = read(kind, value, now, measure);
  return due === null ? { ok: false, reason: complaint(kind, value) } : { ok: true, due };
}

/** Why a text cannot be such a timer, or `null` when it can. */
export function faultOf(kind: TimerDefinition['kind'], text: string): string | null {
  const measure = { timeZone: 'UTC', calendar: null };
  if (kind === 'cycle' && readCycleToEnd(text, 'UTC') !== null) return null;
  return read(kind, text, 0, measure) === null ? complaint(kind, text) : null;
}

/**
 * Whether a timer is to count working time where that means nothing: working time is counted forward alone, since many
 * moments lead to the same one, and what lies between two dates is time that passes.
 */
export function cannotCountWorkingTime(
  { kind, calendar }: Pick<TimerDefinition, 'kind' | 'calendar'>,
  text: string,
): boolean {
  return kind === 'cycle' && calendar !== undefined && hasEnd(text);
}

/** What to say of it. */
export function notInWorkingTime(text: string): string {
  return `${JSON.stringify(text)} has an end, and working time is counted forward alone: say how far its times lie apart.`;
}

function read(kind: TimerDefinition['kind'], text: string, nowMs: number, measure: Measure): Due | null {
  if (kind === 'cycle') return firstOfCycle(text, nowMs, measure);
  const at = kind === 'duration' ? later(nowMs, text, measure) : dateOf(text, measure);
  return at === null ? null : { dueAt: writeInstant(at) };
}

function dateOf(text: string, measure: Measure): number | null {
  const at = readInstant(text, measure.timeZone);
  return at === null ? null : settled(at, measure);
}

function complaint(kind: TimerDefinition['kind'], value: Json): string {
  const expected = {
    duration: 'an ISO 8601 duration such as PT2H',
    date: 'a date or date-time such as 2026-03-01T09:00',
    cycle:
      'a cycle such as R3/PT1H (with a start before or an end after it), or a cron expression of five fields',
  }[kind];
  return `${JSON.stringify(value)} is not ${expected}.`;
}
