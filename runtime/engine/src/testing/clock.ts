/** A clock that stands until it is told to move. */
export class FixedClock {
  #now: number;

  /** @param start ISO 8601 */
  constructor(start = '2026-01-05T01:00:00.000Z') {
    this.#now = Date.parse(start);
  }

  /** The present, ISO 8601 UTC. */
  now(): string {
    return new Date(this.#now).toISOString();
  }

  advance(ms: number): void {
    this.#now += ms;
  }

  set(instant: string): void {
    this.#now = Date.parse(instant);
  }
}

/** Ids that count: `id1`, `id2`, … */
export function countingIds(prefix = 'id'): () => string {
  let last = 0;
  return () => `${prefix}${++last}`;
}
