/** Edits that follow each other within this time are one step of undo. */
const COALESCE_MS = 800;

/** The former and later states of one thing that is edited. States are compared by identity. */
export class History<State> {
  #past: State[] = [];
  #future: State[] = [];
  #lastAt = Number.NEGATIVE_INFINITY;
  static readonly LIMIT = 200;

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Remembers the state before an edit made at `at` (milliseconds). */
  remember(before: State, at: number): void {
    this.#future = [];
    if (at - this.#lastAt > COALESCE_MS || this.#past.length === 0) {
      this.#past = [...this.#past.slice(1 - History.LIMIT), before];
    }
    this.#lastAt = at;
  }

  /** The state to go back to, or `undefined`. */
  undo(present: State): State | undefined {
    return this.#move(this.#past, this.#future, present);
  }

  /** The state to go forward to, or `undefined`. */
  redo(present: State): State | undefined {
    return this.#move(this.#future, this.#past, present);
  }

  #move(from: State[], to: State[], present: State): State | undefined {
    this.#lastAt = Number.NEGATIVE_INFINITY;
    const state = from.pop();
    if (state !== undefined) to.push(present);
    return state;
  }
}
