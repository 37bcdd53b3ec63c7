import type { DecisionModel } from './decisions/decision-model.ts';
import type { WorkingCalendar } from './time/working-calendar.ts';

/**
 * All that the engine may know of the world. Time and ids are handed in: the engine reads no clock and makes no
 * random number, so the same input gives the same output anywhere and for ever.
 */
export interface Context {
  /** The present, ISO 8601 UTC with milliseconds. */
  readonly now: string;
  /** A fresh id at every call, unique within the instance at least. */
  readonly nextId: () => string;
  /** Compiled decisions by id, for business rule tasks. */
  readonly decisions?: { readonly [decisionId: string]: DecisionModel };
  /** IANA zone in which dates without offset and `today` are read; absent: `UTC`. */
  readonly timeZone?: string;
  /** When the firm works, for timers and due dates that count working time; absent: Monday to Friday from nine to six. */
  readonly calendar?: WorkingCalendar;
  /** Elements that one command may enter before a token that never waits becomes an incident; absent: 25,000. */
  readonly stepLimit?: number;
}
