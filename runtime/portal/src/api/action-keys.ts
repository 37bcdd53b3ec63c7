/**
 * Idempotency keys of writes whose outcome is not known yet. The same write sent again (a retry after a broken
 * connection, a double click) carries the same key; once the server has answered, the next one is a new action.
 */
export class ActionKeys {
  readonly #open = new Map<string, string>();

  /** @param action what is asked, completely: method, address and body. */
  keyFor(action: string): string {
    const known = this.#open.get(action);
    if (known !== undefined) return known;
    const key = crypto.randomUUID();
    this.#open.set(action, key);
    return key;
  }

  /** The server answered: the action is over. */
  settle(action: string): void {
    this.#open.delete(action);
  }
}
