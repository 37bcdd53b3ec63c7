import type { Repeat } from '../state/instance-state.ts';
import { writeInstant } from './instants.ts';
import type { Counting } from './measure.ts';

/** An occurrence of a timer and how it goes on. */
export interface Due {
  /** ISO 8601 UTC. */
  readonly dueAt: string;
  readonly repeat?: Repeat;
}

/**
 * An occurrence of a cycle; `null` where there is no such time.
 *
 * @param remaining occurrences after this one; `null`: without end
 */
export function occurrence(
  epochMs: number | null,
  cycle: string,
  remaining: number | null,
  said: Counting | undefined,
): Due | null {
  if (epochMs === null) return null;
  const dueAt = writeInstant(epochMs);
  if (remaining === 0) return { dueAt };
  const { calendar, timeZone } = said ?? {};
  return {
    dueAt,
    repeat: {
      cycle,
      remaining,
      ...(calendar === undefined ? {} : { calendar }),
      ...(timeZone === undefined ? {} : { timeZone }),
    },
  };
}
