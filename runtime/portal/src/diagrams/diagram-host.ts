import type { Locale } from '@flowbook/contract';
import flowbookModdle from '@flowbook/engine/flowbook-moddle.json';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js';
import { type NamedNode, takeEnglishNames } from './english-names.ts';
import { type Box, type Canvas, fit } from './fit.ts';
import type { DiagramMarks } from './marks.ts';

/** A shape has a box, a connection has none. */
interface Element extends Partial<Box> {
  readonly id: string;
}

/** Owns one bpmn-js viewer and its DOM; React gives it a container and what to show, nothing more. */
export class DiagramHost {
  readonly #viewer: NavigatedViewer;
  #marked: readonly (readonly [string, string])[] = [];
  #ready = false;
  #focus: string | undefined;

  constructor(container: HTMLElement) {
    this.#viewer = new NavigatedViewer({ container, moddleExtensions: { fb: flowbookModdle } });
  }

  /** Draws a model with the names of one language. Rejects when the model cannot be read. */
  async show(xml: string, locale: Locale): Promise<void> {
    this.#ready = false;
    this.#marked = [];
    const translate = ({ elementsById }: { readonly elementsById: Record<string, NamedNode> }) => {
      if (locale === 'en') takeEnglishNames(Object.values(elementsById));
    };
    this.#viewer.on('import.parse.complete', translate);
    try {
      await this.#viewer.importXML(xml);
      this.#ready = true;
    } finally {
      this.#viewer.off('import.parse.complete', translate);
    }
  }

  /**
   * Marks where the case is and has been; what was marked before is taken away.
   * @returns whether the case is somewhere else than it was
   */
  mark(marks: DiagramMarks): boolean {
    if (!this.#ready) return false;
    const before = this.#focus;
    const canvas = this.#canvas();
    for (const [id, marker] of this.#marked) canvas.removeMarker(id, marker);
    this.#marked = marks.filter(([id]) => this.#element(id) !== undefined);
    for (const [id, marker] of this.#marked) canvas.addMarker(id, marker);
    this.#focus = this.#marked.find(([, marker]) => marker === 'fb-at')?.[0];
    return this.#focus !== before;
  }

  /** Brings the current step into view, or the whole diagram; also after the container changed its size. */
  fit(whole = false): void {
    if (!this.#ready) return;
    const canvas = this.#canvas();
    canvas.resized();
    fit(canvas, whole || this.#focus === undefined ? undefined : this.#boxOf(this.#focus));
  }

  zoom(factor: number): void {
    if (!this.#ready) return;
    const canvas = this.#canvas();
    canvas.zoom(Math.min(3, Math.max(0.2, canvas.zoom() * factor)), 'auto');
  }

  destroy(): void {
    this.#ready = false;
    this.#viewer.destroy();
  }

  #element(id: string): Element | undefined {
    return this.#viewer.get<{ get(id: string): Element | undefined }>('elementRegistry').get(id);
  }

  #boxOf(id: string): Box | undefined {
    const { x, y, width, height } = this.#element(id) ?? {};
    return x === undefined || y === undefined || width === undefined || height === undefined
      ? undefined
      : { x, y, width, height };
  }

  #canvas(): Canvas {
    return this.#viewer.get<Canvas>('canvas');
  }
}
