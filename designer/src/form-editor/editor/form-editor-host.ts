import { FormEditor } from '@bpmn-io/form-js-editor';
import { canvasHost, flowbookFields } from '@flowbook/form-fields';
import type { FormComponent, FormExtension, FormSchema, Locale } from '@flowbook/forms';
import { extensionOf } from '../schema/extension.ts';
import { withoutOrphanTexts } from '../schema/translations.ts';
import type { EventBus, FormFieldRegistry, Modeling, Selection } from './form-js.ts';
import { installChineseTexts } from './vnode-texts.ts';

/** The editor's own panel knows one language and none of our rules: it is not drawn, ours edits the form. */
const noPanel = {
  propertiesPanel: ['value', { attachTo: () => undefined, detach: () => undefined }],
  propertiesProvider: ['value', {}],
};

/** What the page around the editor shows. A new object after every change. */
export interface EditorSnapshot {
  readonly schema: FormSchema;
  /** The selected component; `null` when the form itself is. */
  readonly selectedId: string | null;
  /** Why the form cannot be shown, as the editor says it. */
  readonly failure: string | null;
}

/** A change of one component: its new properties; `undefined` takes a property away. */
export interface ComponentEdit {
  readonly component: FormComponent;
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * Owns a form-js editor and its DOM. The page gives it a container and hears of changes; every change of the form goes
 * through the editor's command stack, so that it can be undone.
 */
export class FormEditorHost {
  readonly #editor: FormEditor;
  readonly #listeners = new Set<() => void>();
  readonly #releaseTexts: () => void;
  #snapshot: EditorSnapshot;
  #loading = true;
  #closed = false;
  #edited = false;
  #refreshing = false;

  constructor(locale: Locale, schema: FormSchema) {
    this.#releaseTexts = locale === 'zh' ? installChineseTexts() : () => undefined;
    this.#editor = new FormEditor({
      additionalModules: [flowbookFields, { flowbookHost: ['value', canvasHost(locale)] }, noPanel],
      // With a parent of its own the editor leaves no room for a panel.
      propertiesPanel: { parent: document.createElement('div') },
    } as never);
    this.#snapshot = { schema, selectedId: null, failure: null };
    const bus = this.#editor.get<EventBus>('eventBus');
    bus.on('changed', () => this.#refreshSoon());
    bus.on('selection.changed', () => this.#refreshSoon());
    bus.on('commandStack.changed', ({ trigger }: { readonly trigger?: string }) => {
      // Opening a form clears the stack, which is no edit.
      if (trigger !== 'clear' && !this.#loading) this.#edited = true;
      this.#refreshSoon();
    });
  }

  /** Shows the form in a container. What cannot be shown is told by the snapshot's `failure`. */
  async open(container: HTMLElement, schema: FormSchema): Promise<void> {
    this.#editor.attachTo(container);
    await this.load(schema);
  }

  /** Shows another state of the form; what was selected stays so if it is still there. Not an edit. */
  async load(schema: FormSchema): Promise<void> {
    const selectedId = this.#selection.get()?.id ?? null;
    this.#loading = true;
    try {
      await this.#editor.importSchema(structuredClone(schema) as never);
      this.#loading = false;
      this.#edited = false;
      this.select(selectedId);
      this.#refreshSoon();
    } catch (error) {
      this.#tell({ ...this.#snapshot, failure: error instanceof Error ? error.message : String(error) });
    }
  }

  close(): void {
    this.#closed = true;
    this.#releaseTexts();
    this.#listeners.clear();
    this.#editor.destroy();
  }

  /** Called with the form after every edit, undo and redo; never for opening or selecting. */
  onEdited: (schema: FormSchema) => void = () => undefined;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): EditorSnapshot => this.#snapshot;

  select(id: string | null): void {
    this.#selection.set(id === null ? null : (this.#registry.get(id) ?? null));
  }

  /** Changes components, one step each. */
  edit({ component, properties }: ComponentEdit): void {
    const held = this.#registry.get(component.id);
    if (held !== undefined) this.#modeling.editFormField(held, { ...properties });
  }

  /** Changes Flowbook's part of the form. */
  editExtension(change: (extension: FormExtension) => FormExtension): void {
    const root = this.#root;
    const before = extensionOf(root);
    const after = change(before);
    if (after !== before) this.#modeling.editFormField(root as never, { flowbook: after });
  }

  /** Adds a component of a type behind the selected one, inside a selected container, or at the end. */
  add(type: string): void {
    const { holder, index } = this.#placeForNew();
    this.#modeling.addFormField({ type }, holder, index);
  }

  /** Adds ready components behind one, in its container. */
  insertBehind(component: FormComponent, copy: FormComponent): void {
    const { holder, index } = this.#placeOf(component);
    this.#modeling.addFormField({ ...copy }, holder, index + 1);
  }

  remove(component: FormComponent): void {
    const held = this.#registry.get(component.id);
    if (held === undefined) return;
    const { holder, index } = this.#placeOf(held);
    this.#modeling.removeFormField(held, holder, index);
  }

  removeSelected(): void {
    const selected = this.#selection.get();
    if (selected !== null && selected.type !== 'default') this.remove(selected);
  }

  get #modeling(): Modeling {
    return this.#editor.get<Modeling>('modeling');
  }
  get #selection(): Selection {
    return this.#editor.get<Selection>('selection');
  }
  get #registry(): FormFieldRegistry {
    return this.#editor.get<FormFieldRegistry>('formFieldRegistry');
  }
  /** The form itself, as the editor holds it. */
  get #root(): FormSchema & FormComponent {
    return (this.#editor as unknown as { _getState(): { schema: FormSchema & FormComponent } })._getState()
      .schema;
  }

  #placeForNew(): { holder: FormComponent; index: number } {
    const selected = this.#selection.get();
    if (selected === null || selected.type === 'default') {
      return { holder: this.#root, index: this.#root.components.length };
    }
    if (selected.components !== undefined) {
      return { holder: selected, index: selected.components.length };
    }
    const { holder, index } = this.#placeOf(selected);
    return { holder, index: index + 1 };
  }

  #placeOf(component: FormComponent): { holder: FormComponent; index: number } {
    const parentId = (component as { _parent?: string })._parent;
    const holder =
      (parentId === undefined ? undefined : this.#registry.get(parentId)) ?? (this.#root as FormComponent);
    return { holder, index: (holder.components ?? []).findIndex(({ id }) => id === component.id) };
  }

  /** One edit makes the editor speak several times; the page hears once. */
  #refreshSoon(): void {
    if (this.#refreshing) return;
    this.#refreshing = true;
    queueMicrotask(() => {
      this.#refreshing = false;
      this.#refresh();
    });
  }

  #refresh(): void {
    if (this.#loading || this.#closed || this.#root === null) return;
    const selected = this.#selection.get();
    this.#tell({
      schema: withoutOrphanTexts(this.#editor.saveSchema() as unknown as FormSchema),
      selectedId: selected === null || selected.type === 'default' ? null : selected.id,
      failure: null,
    });
    if (!this.#edited) return;
    this.#edited = false;
    this.onEdited(this.#snapshot.schema);
  }

  #tell(snapshot: EditorSnapshot): void {
    this.#snapshot = snapshot;
    for (const listener of this.#listeners) listener();
  }
}
