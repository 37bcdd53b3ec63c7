import type { Json } from './json.ts';

/** Languages that Flowbook speaks. Chinese is written in the schema itself, the others in `flowbook.translations`. */
export type Locale = 'zh' | 'en';

/**
 * A rule over the document: JSON Logic (an object), or FEEL (a string beginning with `=`, as form-js writes it).
 * Both are accepted wherever a rule may stand; the visual builder writes JSON Logic.
 */
export type Rule = string | { readonly [operator: string]: Json };

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A column of an editable grid. */
export interface GridColumn {
  readonly key: string;
  readonly label: string;
  readonly type:
    | 'text'
    | 'textarea'
    | 'number'
    | 'date'
    | 'datetime'
    | 'select'
    | 'checkbox'
    | 'rating'
    | 'person'
    | 'customer'
    | 'computed';
  readonly values?: readonly Option[];
  readonly required?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  /** Regular expression for text, unanchored as in form-js. */
  readonly pattern?: string;
  readonly decimalDigits?: number;
  /** For `computed`: evaluated on the document overlaid by the row (row keys win). */
  readonly expression?: Rule;
  /** Adds a total under the column. */
  readonly total?: boolean;
  /** Share of the width, in parts. */
  readonly width?: number;
  readonly readonly?: boolean;
  /** Personal data: masked in lists and never logged. */
  readonly pii?: boolean;
  /** Writable at this stage instead of the grid's own. */
  readonly stage?: string;
}

/** A row of a grid whose rows are fixed. Its data row carries the key as `rowKey`. */
export interface GridRow {
  readonly key: string;
  readonly label: string;
}

/** What Flowbook adds to a form-js component, under its `flowbook` key. */
export interface ComponentExtension {
  /** Required while the rule holds (and the field is visible). */
  readonly requiredIf?: Rule;
  /** The value follows from others; it is never taken from a client. */
  readonly computed?: Rule;
  /**
   * A first value, filled when the document first needs it. `docNo` is the server's alone; the others people may
   * change unless the component is `readonly`.
   */
  readonly auto?: 'docNo' | 'today' | 'now' | 'currentUser';
  /** Personal data: masked in lists and never logged. */
  readonly pii?: boolean;
  /** Copied from a field of a picked record, e.g. `customer.grade`. */
  readonly source?: string;
}

/**
 * One form-js component. The common properties are typed; what only one type uses stays reachable through the index.
 * A component belongs to the stage of the nearest group around it that names one (`stage`).
 */
export interface FormComponent {
  readonly type: string;
  readonly id: string;
  readonly key?: string;
  readonly path?: string;
  readonly label?: string;
  readonly description?: string;
  readonly defaultValue?: Json;
  readonly disabled?: boolean;
  readonly readonly?: boolean | string;
  readonly values?: readonly Option[];
  readonly validate?: { readonly [constraint: string]: Json };
  readonly conditional?: { readonly hide?: Rule };
  readonly components?: readonly FormComponent[];
  readonly columns?: readonly GridColumn[];
  /** Fixed rows of a grid (a matrix); absent: rows are added by hand. */
  readonly rows?: readonly GridRow[];
  /** Fewest rows of an open grid or dynamic list. */
  readonly minRows?: number;
  readonly maxRows?: number;
  readonly stage?: string;
  readonly flowbook?: ComponentExtension;
  readonly [other: string]: unknown;
}

export interface FormStage {
  readonly id: string;
  readonly name: string;
}

/** A condition over several fields of one document. */
export interface CrossFieldCheck {
  readonly id: string;
  /** Must hold; where it cannot be decided (a value is missing) it counts as held. */
  readonly rule: Rule;
  readonly message: string;
  /** Key of the field that shows the message. */
  readonly field?: string;
  /** Stage at which the check is made; absent: at every stage. */
  readonly stage?: string;
}

/** Texts of another language by component id (`<id>`), option (`<id>/values/<value>`), column (`<id>/columns/<key>`),
 * column option (`<id>/columns/<key>/<value>`), fixed row (`<id>/rows/<key>`), pattern message (`<id>/pattern`),
 * adorner (`<id>/prefix`, `<id>/suffix`), time label of a date-time (`<id>/time`; `<id>` is its date label), stage (`stage/<id>`), check (`check/<id>`) or `title`. */
export type Translations = {
  readonly [path: string]: { readonly label?: string; readonly description?: string; readonly text?: string };
};

/** What Flowbook adds to a form-js schema, under its top-level `flowbook` key. */
export interface FormExtension {
  readonly title: string;
  readonly stages: readonly FormStage[];
  readonly checks?: readonly CrossFieldCheck[];
  /** Beginning of the document number, e.g. `TS` gives `TS-20261124-0001`. */
  readonly docNoPrefix?: string;
  /** Key of the field that says what the document is about; it becomes part of the case's title. */
  readonly subjectField?: string;
  readonly translations?: { readonly [locale in Exclude<Locale, 'zh'>]?: Translations };
}

/** A form-js schema (version 19) with Flowbook's additions. This is the storage format. */
export interface FormSchema {
  readonly type: 'default';
  readonly id: string;
  readonly schemaVersion?: number;
  readonly components: readonly FormComponent[];
  readonly flowbook?: FormExtension;
  readonly [other: string]: unknown;
}

export type FieldRight = 'hide' | 'read' | 'edit';

/** How a task opens a form. */
export interface FormOpening {
  /** Absent: all sections are editable (a form without stages). */
  readonly stage?: string;
  /** Finer rights for single fields, by key; they may only narrow what the stage gives. */
  readonly fieldRights?: { readonly [key: string]: FieldRight };
}
