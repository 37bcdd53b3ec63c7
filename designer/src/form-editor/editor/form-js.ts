import type { FormComponent, FormSchema } from '@flowbook/forms';

/** The parts of form-js-editor's services that are used here; the package types them as unknown. */
export interface Modeling {
  addFormField(attributes: Record<string, unknown>, target: FormComponent, index: number): FormComponent;
  editFormField(field: FormComponent, properties: Record<string, unknown>): void;
  moveFormField(
    field: FormComponent,
    source: FormComponent,
    target: FormComponent,
    sourceIndex: number,
    targetIndex: number,
    sourceRow?: LayoutRow,
    targetRow?: LayoutRow,
  ): void;
  removeFormField(field: FormComponent, source: FormComponent, index: number): void;
}

export interface LayoutRow {
  readonly id: string;
}

export interface FormLayouter {
  getRowForField(field: FormComponent): LayoutRow | undefined;
}

export interface Selection {
  get(): FormComponent | null;
  set(field: FormComponent | null): void;
}

/** Fields by id; the root of the schema is among them. */
export interface FormFieldRegistry {
  get(id: string): FormComponent | undefined;
  getAll(): readonly FormComponent[];
}

export interface EventBus {
  on(event: string, listener: (event: never) => void): void;
  off(event: string, listener: (event: never) => void): void;
}

/** A component as the editor holds it: it knows its parent's id and where it stands. */
export type HeldComponent = FormComponent & { readonly _parent?: string };

/** A schema as the editor gives it back. */
export type SavedSchema = FormSchema;
