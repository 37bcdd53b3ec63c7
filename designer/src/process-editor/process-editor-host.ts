/// <reference path="../ambient.d.ts" />
import type { Locale } from '@flowbook/contract';
import flowbookModdle from '@flowbook/engine/flowbook-moddle.json';
import Modeler from 'bpmn-js/lib/Modeler.js';
import minimapModule from 'diagram-js-minimap/dist/index.esm.js';
import { type FitCanvas, fit } from './fit.ts';
import { bindingOf, setBinding } from './model/extensions.ts';
import type { DiagramElement, Editing, Moddle } from './model/moddle.ts';
import { BATCH, batchModule } from './modules/batch.ts';
import { copyGuardModule } from './modules/copy-guard.ts';
import { minimapToggleModule } from './modules/minimap-toggle.ts';
import { type ElementProblem, ProblemMarks } from './modules/problem-marks.ts';
import { supportedElementsModule } from './modules/supported-elements.ts';
import { translateFor, translationModule } from './modules/translations.ts';

/** What React shows of the editor; a new object with every change. */
export interface EditorSnapshot {
  /** Grows with every change of model or selection. */
  readonly version: number;
  readonly ready: boolean;
  readonly broken: boolean;
  /** The selected element; the root when nothing is selected, `null` when several are. */
  readonly selected: DiagramElement | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

interface Canvas extends FitCanvas {
  getRootElement(): DiagramElement;
  setRootElement(root: DiagramElement): void;
  findRoot(element: DiagramElement): DiagramElement | undefined;
  scrollToElement(element: DiagramElement, padding?: number): void;
  zoom(level: number, center?: 'auto'): number;
  zoom(): number;
  resized(): void;
  focus(): void;
}
interface Registry {
  get(id: string): DiagramElement | undefined;
  getAll(): DiagramElement[];
}
interface Modeling {
  updateProperties(element: DiagramElement, properties: object): void;
  updateModdleProperties(element: DiagramElement, node: Moddle, properties: object): void;
}
interface CommandStack {
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  execute(command: string, context: object): void;
}

const SILENT: EditorSnapshot = {
  version: 0,
  ready: false,
  broken: false,
  selected: null,
  canUndo: false,
  canRedo: false,
};

/**
 * Owns one bpmn-js modeler and its DOM. React gives it a container and shows what `snapshot` says; all edits go through
 * the command stack, so that each can be undone.
 */
export class ProcessEditorHost implements Editing {
  readonly #modeler: Modeler;
  readonly #marks: ProblemMarks;
  readonly #listeners = new Set<() => void>();
  #snapshot = SILENT;
  #locale: Locale;

  constructor(container: HTMLElement, locale: Locale, onEdit: () => void) {
    this.#locale = locale;
    this.#modeler = new Modeler({
      container,
      moddleExtensions: { fb: flowbookModdle },
      additionalModules: [
        minimapModule,
        minimapToggleModule,
        batchModule,
        copyGuardModule,
        supportedElementsModule,
        translationModule(() => this.#locale),
      ],
    });
    this.#marks = new ProblemMarks(
      this.#modeler.get('overlays'),
      this.#modeler.get('canvas'),
      this.#modeler.get('elementRegistry'),
      (id) => this.select(id),
    );
    this.#modeler.on('selection.changed', () => this.#tell());
    this.#modeler.on('root.set', () => this.#tell());
    this.#modeler.on('commandStack.changed', ({ trigger }: { readonly trigger?: string }) => {
      // `clear` comes with an import and is no edit.
      if (trigger !== 'clear') onEdit();
      this.#tell();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = (): EditorSnapshot => this.#snapshot;

  /** A text of bpmn-js in the language of the page. */
  readonly translate = (text: string): string => translateFor(this.#locale)(text);

  /** Turns palette and menus to another language; diagram, selection and undo stay. */
  speak(locale: Locale): void {
    if (locale === this.#locale) return;
    this.#locale = locale;
    this.#modeler.get<{ fire(event: string): void }>('eventBus').fire('i18n.changed');
    this.#tell();
  }

  /** Draws a model. Never rejects: what cannot be read makes the snapshot `broken`. */
  async open(xml: string): Promise<void> {
    try {
      await this.#modeler.importXML(xml);
      this.#tell({ ready: true, broken: false });
    } catch {
      this.#tell({ ready: false, broken: true });
    }
  }

  /** The model as XML, with what is still being typed on the canvas. */
  async xml(): Promise<string> {
    this.#modeler.get<{ complete(): void }>('directEditing').complete();
    const { xml = '' } = await this.#modeler.saveXML({ format: true });
    return xml;
  }

  set(element: DiagramElement, properties: Readonly<Record<string, unknown>>): void {
    this.#modeling.updateProperties(element, properties);
  }

  setOn(element: DiagramElement, node: Moddle, properties: Readonly<Record<string, unknown>>): void {
    this.#modeling.updateModdleProperties(element, node, properties);
  }

  create(type: string, properties: Readonly<Record<string, unknown>> = {}): Moddle {
    return this.#modeler
      .get<{ create(type: string, properties: object): Moddle }>('bpmnFactory')
      .create(type, properties);
  }

  together(edits: () => void): void {
    this.#stack.execute(BATCH, { edits });
  }

  undo(): void {
    if (this.#stack.canUndo()) this.#stack.undo();
  }

  redo(): void {
    if (this.#stack.canRedo()) this.#stack.redo();
  }

  element(id: string): DiagramElement | undefined {
    return this.#registry.get(id);
  }

  elements(): readonly DiagramElement[] {
    return this.#registry.getAll();
  }

  /** Whether an id is used anywhere in the model, also by what the diagram does not show. */
  idTaken(id: string): boolean {
    const { ids } = this.#modeler.get<{ ids: { assigned(id: string): unknown } }>('moddle');
    return Boolean(ids.assigned(id));
  }

  /** Selects an element and brings it into view; an id that the diagram does not have selects nothing. */
  select(id: string): void {
    const element = this.element(id);
    const selection = this.#modeler.get<{ select(elements: readonly DiagramElement[]): void }>('selection');
    const root = element && this.#canvas.findRoot(element);
    if (element === undefined || root === undefined || element === root) {
      selection.select([]);
      return;
    }
    if (root !== this.#canvas.getRootElement()) this.#canvas.setRootElement(root);
    selection.select([element]);
    if (this.#hasSize()) this.#canvas.scrollToElement(element, 120);
  }

  /** Rewrites all bindings of a form, as one step; used when a form gets another id. */
  renameForm(from: string, to: string): void {
    const bound = this.elements().filter(
      (each) => each.type !== 'label' && bindingOf(each.businessObject)?.form === from,
    );
    if (bound.length === 0) return;
    this.together(() => {
      for (const element of bound) {
        const binding = bindingOf(element.businessObject);
        if (binding !== null) setBinding(this, element, element.businessObject, { ...binding, form: to });
      }
    });
  }

  markProblems(problems: readonly ElementProblem[]): void {
    this.#marks.show(problems);
  }

  /** Brings the whole diagram into view, beside the palette and above the watermark. */
  fit(): void {
    this.#canvas.resized();
    fit(this.#canvas);
  }

  resized(): void {
    if (this.#hasSize()) this.#canvas.resized();
  }

  zoom(factor: number): void {
    this.#canvas.zoom(Math.min(3, Math.max(0.2, this.#canvas.zoom() * factor)), 'auto');
  }

  destroy(): void {
    this.#listeners.clear();
    this.#modeler.destroy();
  }

  get #modeling(): Modeling {
    return this.#modeler.get<Modeling>('modeling');
  }
  get #stack(): CommandStack {
    return this.#modeler.get<CommandStack>('commandStack');
  }
  get #canvas(): Canvas {
    return this.#modeler.get<Canvas>('canvas');
  }
  get #registry(): Registry {
    return this.#modeler.get<Registry>('elementRegistry');
  }

  #hasSize(): boolean {
    return this.#canvas.viewbox().outer.width > 0;
  }

  #tell(change: Partial<EditorSnapshot> = {}): void {
    const { version, ready } = this.#snapshot;
    const isReady = change.ready ?? ready;
    this.#snapshot = {
      ...this.#snapshot,
      ...change,
      version: version + 1,
      selected: isReady ? this.#selected() : null,
      canUndo: isReady && this.#stack.canUndo(),
      canRedo: isReady && this.#stack.canRedo(),
    };
    for (const listener of this.#listeners) listener();
  }

  #selected(): DiagramElement | null {
    const [first, ...rest] = this.#modeler.get<{ get(): DiagramElement[] }>('selection').get();
    if (first === undefined) return this.#canvas.getRootElement();
    if (rest.length > 0) return null;
    return first.labelTarget ?? first;
  }
}
