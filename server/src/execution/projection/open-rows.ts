/**
 * The open rows of an instance during a step, by id. Those from before are left as they are, since others may still
 * look at them; they are copied when the first of them changes, and most steps change none or one.
 */
export class OpenRows<Row extends { readonly id: string }> {
  #rows: ReadonlyMap<string, Row>;
  #own: Map<string, Row> | null = null;

  constructor(before: ReadonlyMap<string, Row> = new Map()) {
    this.#rows = before;
  }

  get rows(): ReadonlyMap<string, Row> {
    return this.#rows;
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  /** Keeps the row as it is now, or takes it away when it is not open any more. */
  put(row: Row, isOpen: boolean): void {
    if (!isOpen && !this.#rows.has(row.id)) return;
    if (this.#own === null) {
      this.#own = new Map(this.#rows);
      this.#rows = this.#own;
    }
    if (isOpen) this.#own.set(row.id, row);
    else this.#own.delete(row.id);
  }
}
