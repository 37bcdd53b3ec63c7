/** A problem at an element, with the sentence to show. */
export interface ElementProblem {
  readonly elementId: string;
  readonly text: string;
}

interface Overlays {
  add(element: string, type: string, overlay: object): string;
  remove(filter: { readonly type: string }): void;
}
interface Canvas {
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
}
interface Registry {
  get(id: string): unknown;
}

const TYPE = 'flowbook-problem';
const MARKER = 'fbd-problem';

/** Shows problems at their elements: a red outline and a badge that says what is wrong. */
export class ProblemMarks {
  readonly #overlays: Overlays;
  readonly #canvas: Canvas;
  readonly #registry: Registry;
  readonly #select: (id: string) => void;
  #marked: readonly string[] = [];

  constructor(overlays: Overlays, canvas: Canvas, registry: Registry, select: (id: string) => void) {
    this.#overlays = overlays;
    this.#canvas = canvas;
    this.#registry = registry;
    this.#select = select;
  }

  show(problems: readonly ElementProblem[]): void {
    this.#overlays.remove({ type: TYPE });
    for (const id of this.#marked.filter((each) => this.#registry.get(each))) {
      this.#canvas.removeMarker(id, MARKER);
    }
    const byElement = new Map<string, string[]>();
    for (const { elementId, text } of problems) {
      if (!this.#registry.get(elementId)) continue;
      byElement.set(elementId, [...(byElement.get(elementId) ?? []), text]);
    }
    for (const [id, texts] of byElement) {
      this.#canvas.addMarker(id, MARKER);
      this.#overlays.add(id, TYPE, { position: { top: -11, right: 11 }, html: this.#badge(id, texts) });
    }
    this.#marked = [...byElement.keys()];
  }

  #badge(id: string, texts: readonly string[]): HTMLElement {
    const badge = document.createElement('button');
    badge.type = 'button';
    badge.className = 'fbd-badge';
    badge.textContent = String(texts.length);
    badge.title = texts.join('\n');
    badge.setAttribute('aria-label', texts.join(' '));
    badge.addEventListener('click', () => this.#select(id));
    return badge;
  }
}
