/** Text that is being typed and not yet part of the model. Whoever needs the whole model asks for it to be committed. */
export class PendingEdits {
  readonly #commits = new Set<() => void>();
  readonly #announce: () => void;

  /** @param announce called at the first key stroke, before anything is committed. */
  constructor(announce: () => void) {
    this.#announce = announce;
  }

  /** Registers what commits a field that is being typed into; the answer takes it back. */
  add(commit: () => void): () => void {
    this.#commits.add(commit);
    this.#announce();
    return () => this.#commits.delete(commit);
  }

  commit(): void {
    for (const commit of [...this.#commits]) commit();
  }
}
