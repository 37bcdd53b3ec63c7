/**
 * Knows whether a pointer is held down. What moves the fields on the page (a message that appears or goes when a field
 * is left) must wait until it is released: else the button that a person is pressing slides away from under the
 * pointer, and the click is lost.
 */
export class PressGuard {
  #pressed = false;
  readonly #stop = new AbortController();

  /** `onRelease` runs after the click that ends a press was heard. */
  constructor(onRelease: () => void) {
    const options = { capture: true, signal: this.#stop.signal };
    const release = () => {
      if (!this.#pressed) return;
      this.#pressed = false;
      setTimeout(() => {
        if (!this.#stop.signal.aborted && !this.#pressed) onRelease();
      });
    };
    document.addEventListener('pointerdown', () => this.#press(), options);
    for (const event of ['pointerup', 'pointercancel', 'dragend', 'keydown']) {
      document.addEventListener(event, release, options);
    }
    // Released outside the page, nothing else tells. Not captured: else the blur of every field would count.
    window.addEventListener('blur', release, { signal: this.#stop.signal });
  }

  get pressed(): boolean {
    return this.#pressed;
  }

  dispose(): void {
    this.#stop.abort();
  }

  #press(): void {
    this.#pressed = true;
  }
}
