import type { Form } from '@bpmn-io/form-js-viewer';
import {
  type CompiledForm,
  compileForm,
  type Evaluation,
  evaluateForm,
  type FormData,
  type FormOpening,
  type FormSchema,
  initialData,
  type Json,
  type Locale,
  openForm,
  pickSubmission,
} from '@flowbook/forms';
import { instanceIdOf } from '../fields/field.ts';
import { type ComponentIndex, indexComponents, placeOf } from './component-index.ts';
import { withComputed } from './computed-values.ts';
import { focusFirst } from './field-locator.ts';
import type { FieldServices } from './field-services.ts';
import {
  cellFindings,
  messagesAt,
  type PlacedFinding,
  placeErrors,
  type ServerFinding,
  viewerErrors,
} from './findings.ts';
import type { FlowbookHost } from './flowbook-host.ts';
import { watchLeftoverTexts } from './leftover-texts.ts';
import { applyRights } from './live-components.ts';
import { PressGuard } from './press-guard.ts';
import { copiesOf } from './sources.ts';
import { createViewer, type FieldUpdate, type ViewerState } from './viewer.ts';

export interface SessionOptions {
  readonly container: HTMLElement;
  readonly schema: FormSchema;
  readonly opening: FormOpening;
  readonly locale: Locale;
  readonly data: FormData;
  readonly readOnly: boolean;
  readonly services: FieldServices;
  readonly now: () => string;
  readonly timeZone: string;
  /** Told the whole document, a copy, whenever it changed. */
  readonly onChange: (data: FormData) => void;
  /** Told what is wrong after an attempt to submit, and every time that this changes. */
  readonly onSummary: (findings: readonly SummaryFinding[]) => void;
}

/** A line of the summary above the form; `place` is null for what concerns no field. */
export interface SummaryFinding {
  readonly place: PlacedFinding['place'] | null;
  readonly message: string;
}

/** What the server said, and the value that it said it of: another value is another matter. */
interface Told {
  readonly finding: ServerFinding;
  readonly valueThen: string;
}

/** One form being filled: form-js shows it, `@flowbook/forms` decides, and this keeps the two together. */
export class FormSession {
  readonly #options: SessionOptions;
  readonly #compiled: CompiledForm;
  readonly #form: Form;
  readonly #container: HTMLElement;
  readonly #stopWatching: () => void;
  readonly #press = new PressGuard(() => this.#released());
  readonly #touched = new Set<string>();
  readonly #edited = new Set<string>();
  /** Fields that were left while a pointer was held down. */
  readonly #left = new Set<string>();
  readonly #holds = new Map<string, string>();
  #locale: Locale;
  #readOnly: boolean;
  #index: ComponentIndex = new Map();
  #evaluation: Evaluation;
  #hidden: ReadonlySet<string> = new Set();
  #readonly: ReadonlySet<string> = new Set();
  #findings: readonly PlacedFinding[] = [];
  #told: readonly Told[] = [];
  #showsAll = false;
  #applying = false;
  #reported: unknown = null;

  /** Throws FormSchemaError, or what form-js throws, for a schema that cannot be shown. */
  constructor(options: SessionOptions) {
    this.#options = options;
    this.#locale = options.locale;
    this.#readOnly = options.readOnly;
    this.#compiled = compileForm(options.schema);
    const data = options.readOnly ? options.data : this.#begun(options.data);
    this.#evaluation = this.#evaluate(data);
    this.#form = createViewer(
      {
        isHidden: (id) => this.#hidden.has(id),
        messagesOf: (id, indexes) => messagesAt(this.#shown(), id, indexes),
        locale: () => this.#locale,
      },
      this.#host(),
    );
    this.#form.setProperty('readOnly', options.readOnly);
    this.#form.on('changed', 2000, () => this.#refresh());
    this.#form.on('field.updated', (update: FieldUpdate) => this.#edited.add(idOf(update.fieldInstance)));
    this.#form.on('formField.blur', ({ formField }: { formField: { id: string } }) =>
      this.#touch(formField.id),
    );
    this.#form.on('reset', () => this.#forget());
    this.#form.on('submit', () => this.submit());
    this.#container = options.container;
    this.#container.addEventListener('keydown', keepEnterInside);
    this.#show(data);
    this.#form.attachTo(options.container);
    this.#stopWatching = watchLeftoverTexts(options.container, () => this.#locale);
  }

  /** The document as it stands, also with what is hidden. A copy. */
  data(): FormData {
    return structuredClone(this.#state().data);
  }

  /** The same form in another language; nothing that was entered is lost. */
  setLocale(locale: Locale): void {
    if (locale === this.#locale) return;
    this.#leaveField();
    this.#locale = locale;
    this.#show(this.#state().data);
  }

  setReadOnly(readOnly: boolean): void {
    if (readOnly === this.#readOnly) return;
    this.#readOnly = readOnly;
    this.#form.setProperty('readOnly', readOnly);
  }

  /** Other data in the place of what is shown. */
  setData(data: FormData): void {
    this.#forget();
    this.#show(this.#readOnly ? data : this.#begun(data));
  }

  /**
   * Checks everything. With `ok` the fields to send; without, what is wrong is shown and the keyboard stands on the first
   * wrong field.
   */
  submit(): { readonly ok: true; readonly data: FormData } | { readonly ok: false } {
    this.#leaveField();
    this.#told = [];
    this.#showsAll = true;
    this.#refreshNow(true);
    if (this.#findings.length > 0 || this.#evaluation.errors.length > 0 || this.#holds.size > 0) {
      this.#focusFirst();
      return { ok: false };
    }
    return {
      ok: true,
      data: pickSubmission(this.#compiled, this.#state().data, this.#evaluationOptions()),
    };
  }

  /** Shows what the server found: at the fields, and in the summary. */
  showFindings(findings: readonly ServerFinding[]): void {
    const { data } = this.#state();
    this.#told = findings.map((finding) => ({ finding, valueThen: textAt(data, finding.path) }));
    this.#showsAll = true;
    this.#refreshNow(true);
    this.#focusFirst();
  }

  /** Puts the keyboard on the field of a finding. */
  focus(place: PlacedFinding['place']): void {
    focusFirst(this.#container, this.#form._id, [place]);
  }

  destroy(): void {
    this.#stopWatching();
    this.#press.dispose();
    this.#container.removeEventListener('keydown', keepEnterInside);
    this.#form.destroy();
  }

  #begun(data: FormData): FormData {
    const { id, name } = this.#options.services.currentUser;
    return initialData(this.#compiled, data, {
      ...this.#evaluationOptions(),
      currentUser: { id, name: name.zh },
    });
  }

  /** Imports the opened schema; form-js is told nothing of rules beside it. */
  #show(data: FormData): void {
    const opened = openForm(this.#compiled.schema, this.#options.opening, this.#locale);
    this.#index = indexComponents(opened);
    // The import is synchronous; only its answer is a promise. What goes wrong is told with the event.
    let failure: unknown;
    const listen = ({ error }: { error?: unknown }) => {
      failure = error;
    };
    this.#form.on('import.done', listen);
    this.#form.importSchema(opened, data).catch(() => {});
    this.#form.off('import.done', listen);
    if (failure !== undefined) throw failure;
    this.#refreshNow();
  }

  #state(): ViewerState {
    return this.#form._getState() as ViewerState;
  }

  /** As `refreshNow`, but while a pointer is held down not before its release. */
  #refresh(redraw = false): void {
    if (!this.#press.pressed) this.#refreshNow(redraw);
  }

  /** Works everything out again and brings form-js up to date; `redraw` also where only what is shown of it changed. */
  #refreshNow(redraw = false): void {
    if (this.#applying) return;
    const before = this.#state();
    if (before.data === null) return;
    this.#applying = true;
    try {
      this.#evaluation = this.#evaluate(before.data);
      const data = withComputed(this.#compiled.schema.components, before.data, this.#evaluation.data);
      this.#told = this.#told.filter(({ finding, valueThen }) => textAt(data, finding.path) === valueThen);
      this.#findings = [
        ...placeErrors(this.#index, this.#evaluation.errors, this.#locale),
        ...this.#placedTold(),
      ];
      applyRights(this.#form, this.#index, this.#evaluation, this.#readOnly);
      const errors = viewerErrors(this.#shown());
      if (redraw || data !== before.data || JSON.stringify(errors) !== JSON.stringify(before.errors))
        this.#form._setState({ data, errors });
      this.#report(data);
    } finally {
      this.#applying = false;
    }
  }

  #evaluate(data: FormData): Evaluation {
    const evaluation = evaluateForm(this.#compiled, data, this.#evaluationOptions());
    this.#hidden = new Set(evaluation.hidden);
    this.#readonly = new Set(evaluation.readonly);
    return evaluation;
  }

  #report(data: FormData): void {
    this.#options.onSummary(this.#showsAll ? this.#summary() : []);
    if (data === this.#reported) return;
    this.#reported = data;
    this.#options.onChange(structuredClone(data));
  }

  #summary(): readonly SummaryFinding[] {
    const homeless = [
      ...this.#evaluation.errors.filter((error) => placeOf(this.#index, error) === null),
      ...this.#told.map(({ finding }) => finding).filter((finding) => placeOf(this.#index, finding) === null),
    ];
    return [
      ...[...this.#holds.values()].map((message) => ({ place: null, message })),
      ...this.#findings.map(({ place, message }) => ({ place, message })),
      ...homeless.map(({ message }) => ({ place: null, message })),
    ];
  }

  #placedTold(): readonly PlacedFinding[] {
    return this.#told.flatMap(({ finding }) => {
      const place = placeOf(this.#index, finding);
      return place === null ? [] : [{ place, message: finding.message, told: true }];
    });
  }

  /** What may be shown now: everything after an attempt to submit, before it only at fields that were left. */
  #shown(): readonly PlacedFinding[] {
    if (this.#readOnly) return [];
    if (this.#showsAll) return this.#findings;
    return this.#findings.filter(
      ({ place, told }) => told || this.#touched.has(instanceIdOf(place.component.id, place.indexes)),
    );
  }

  /** A field was left. form-js does not say in which row, so in lists those count that were also edited. */
  #touch(componentId: string): void {
    if (this.#press.pressed) {
      this.#left.add(componentId);
      return;
    }
    const lists = this.#index.get(componentId)?.lists ?? [];
    if (lists.length === 0) this.#touched.add(componentId);
    for (const id of this.#edited) if (id.startsWith(`${componentId}/`)) this.#touched.add(id);
    this.#refresh(true);
  }

  #released(): void {
    const left = [...this.#left];
    this.#left.clear();
    for (const componentId of left) this.#touch(componentId);
    this.#refresh(true);
  }

  #forget(): void {
    this.#left.clear();
    this.#touched.clear();
    this.#edited.clear();
    this.#told = [];
    this.#showsAll = false;
  }

  /** What is being typed reaches the document when its field is left. */
  #leaveField(): void {
    const active = document.activeElement;
    if (active instanceof HTMLElement && this.#container.contains(active)) active.blur();
  }

  #focusFirst(): void {
    focusFirst(
      this.#container,
      this.#form._id,
      this.#findings.map(({ place }) => place),
    );
  }

  #evaluationOptions() {
    const { opening, now, timeZone } = this.#options;
    return { ...opening, now: now(), timeZone, locale: this.#locale };
  }

  #host(): FlowbookHost {
    const session = this;
    const { services, now, timeZone } = this.#options;
    return {
      get locale() {
        return session.#locale;
      },
      services,
      now,
      timeZone,
      isHidden: (id) => this.#hidden.has(id),
      isReadonly: (id) => this.#readonly.has(id),
      totalsOf: (gridId) => this.#evaluation.totals[gridId] ?? {},
      cellFindings: (gridId, indexes) =>
        cellFindings(this.#readOnly ? [] : this.#findings, gridId, indexes, this.#showsAll),
      picked: (fieldKey, record) => this.#copyFrom(fieldKey, record),
      hold: (id, reason) => this.#hold(id, reason),
    };
  }

  #hold(id: string, reason: string | null): void {
    if (reason === null) this.#holds.delete(id);
    else this.#holds.set(id, reason);
    if (this.#showsAll) this.#options.onSummary(this.#summary());
  }

  #copyFrom(fieldKey: string, record: { readonly [member: string]: Json } | null): void {
    const data = copiesOf(this.#index, this.#state().data, fieldKey, record);
    if (data !== this.#state().data) this.#form._setState({ data });
  }
}

/** Enter in a line of text means nothing here: a form is sent by the page around it. */
function keepEnterInside(event: KeyboardEvent): void {
  const { target } = event;
  if (event.key === 'Enter' && target instanceof HTMLInputElement) event.preventDefault();
}

function idOf({ id, indexes }: FieldUpdate['fieldInstance']): string {
  return instanceIdOf(id, indexes);
}

function textAt(data: FormData, path: readonly (string | number)[]): string {
  let value: unknown = data;
  for (const step of path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  return JSON.stringify(value) ?? '';
}
