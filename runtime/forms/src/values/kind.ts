import type { FormComponent, GridColumn } from '../schema.ts';

/** What kind of value a field holds, with what its type alone demands. */
export type ValueKind =
  | { readonly type: 'text' }
  | { readonly type: 'number'; readonly asText: boolean }
  | { readonly type: 'date' }
  | { readonly type: 'time' }
  | { readonly type: 'date-time' }
  | { readonly type: 'boolean' }
  | { readonly type: 'choice' }
  | { readonly type: 'choices' }
  | { readonly type: 'id' }
  | { readonly type: 'ids' }
  | { readonly type: 'record' }
  | { readonly type: 'rating'; readonly max: number }
  | { readonly type: 'signature' }
  | { readonly type: 'files'; readonly accept: string | null; readonly multiple: boolean }
  | { readonly type: 'anything' };

/** The kind of value of a component type; null for a type that holds none. */
export function kindOf(component: FormComponent): ValueKind | null {
  switch (component.type) {
    case 'textfield':
    case 'textarea':
      return { type: 'text' };
    case 'number':
      return { type: 'number', asText: component.serializeToString === true };
    case 'datetime':
      return {
        type: component.subtype === 'time' ? 'time' : component.subtype === 'datetime' ? 'date-time' : 'date',
      };
    case 'checkbox':
      return { type: 'boolean' };
    case 'radio':
    case 'select':
      return { type: 'choice' };
    case 'checklist':
    case 'taglist':
      return { type: 'choices' };
    case 'personpicker':
    case 'rolepicker':
      return { type: component.multiple === true ? 'ids' : 'id' };
    case 'customerpicker':
      return { type: 'record' };
    case 'rating':
      return { type: 'rating', max: typeof component.max === 'number' ? component.max : 5 };
    case 'signature':
      return { type: 'signature' };
    case 'fileupload':
    case 'filepicker':
      return {
        type: 'files',
        accept: typeof component.accept === 'string' && component.accept !== '' ? component.accept : null,
        multiple: component.multiple === true,
      };
    case 'computed':
    case 'expression':
      return { type: 'anything' };
    default:
      return null;
  }
}

/** The kind of value of a grid column's cells. */
export function kindOfColumn(column: GridColumn): ValueKind {
  switch (column.type) {
    case 'text':
    case 'textarea':
      return { type: 'text' };
    case 'number':
      return { type: 'number', asText: false };
    case 'date':
      return { type: 'date' };
    case 'datetime':
      return { type: 'date-time' };
    case 'select':
      return { type: 'choice' };
    case 'checkbox':
      return { type: 'boolean' };
    case 'rating':
      return { type: 'rating', max: column.max ?? 5 };
    case 'person':
      return { type: 'id' };
    case 'customer':
      return { type: 'record' };
    case 'computed':
      return { type: 'anything' };
  }
}
