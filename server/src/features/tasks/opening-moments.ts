import { LruMap } from '../../execution/lru.ts';
import type { Clock } from '../../platform/clock.ts';

const KEPT = 10_000;
const A_WORKING_DAY_MS = 12 * 3_600_000;

/**
 * When a person first opened a task. First values such as "now" stand on that moment, so that asking for the task
 * again, which a page does at every change of the case, gives the same form and disturbs nobody who types.
 */
export class OpeningMoments {
  readonly #clock: Clock;
  readonly #moments = new LruMap<string, string>(KEPT);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** ISO 8601 UTC. */
  of(taskId: string, personId: string): string {
    const id = `${taskId} ${personId}`;
    const known = this.#moments.get(id);
    if (known !== undefined && this.#clock.now().getTime() - Date.parse(known) < A_WORKING_DAY_MS)
      return known;
    const moment = this.#clock.iso();
    this.#moments.set(id, moment);
    return moment;
  }
}
