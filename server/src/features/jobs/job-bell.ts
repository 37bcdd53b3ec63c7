/** Tells those who wait for jobs of some types that one may be there. */
export class JobBell {
  readonly #waiting = new Set<{ readonly jobTypes: readonly string[]; readonly wake: () => void }>();

  ring(jobType: string): void {
    for (const { jobTypes, wake } of this.#waiting) if (jobTypes.includes(jobType)) wake();
  }

  /** Calls `wake` at every ring for one of these types. Returns what ends the waiting. */
  listen(jobTypes: readonly string[], wake: () => void): () => void {
    const listener = { jobTypes, wake };
    this.#waiting.add(listener);
    return () => {
      this.#waiting.delete(listener);
    };
  }
}
