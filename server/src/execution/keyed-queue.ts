/** Runs work one at a time for each key, in the order it came; work of different keys runs side by side. */
export class KeyedQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Answers what `work` answers. Work must not wait for more work of its own key: that would wait for ever. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key);
    const result = before === undefined ? work() : before.then(work, work);
    this.#tails.set(key, result);
    const tidy = () => {
      if (this.#tails.get(key) === result) this.#tails.delete(key);
    };
    result.then(tidy, tidy);
    return result;
  }
}
