import type { FormComponent, FormSchema, GridColumn } from '../schema.ts';

/** One text of a schema that a person reads, with its place in `flowbook.translations`. */
export interface SchemaText {
  readonly path: string;
  readonly member: 'label' | 'description' | 'text';
  readonly text: string;
}

/** Every text of a schema that can be translated, in reading order. */
export function textsOf(schema: FormSchema): readonly SchemaText[] {
  const { flowbook } = schema;
  const texts = [
    text('title', 'text', flowbook?.title),
    ...(flowbook?.stages ?? []).map((stage) => text(`stage/${stage.id}`, 'label', stage.name)),
    ...schema.components.flatMap(componentTexts),
    ...(flowbook?.checks ?? []).map((check) => text(`check/${check.id}`, 'text', check.message)),
  ];
  return texts.filter((one) => one !== null);
}

function componentTexts(component: FormComponent): readonly (SchemaText | null)[] {
  const { id } = component;
  const appearance = membersOf(component.appearance);
  return [
    text(id, 'label', component.label ?? component.dateLabel),
    component.subtype === 'date' ? null : text(`${id}/time`, 'label', component.timeLabel),
    text(id, 'description', component.description),
    text(id, 'text', component.text ?? component.content ?? component.alt),
    text(`${id}/prefix`, 'text', appearance.prefixAdorner),
    text(`${id}/suffix`, 'text', appearance.suffixAdorner),
    text(`${id}/pattern`, 'text', component.validate?.patternErrorMessage),
    ...(component.values ?? []).map((option) => text(`${id}/values/${option.value}`, 'label', option.label)),
    ...columnsOf(component).flatMap((column) => columnTexts(id, column)),
    ...(component.rows ?? []).map((row) => text(`${id}/rows/${row.key}`, 'label', row.label)),
    ...(component.components ?? []).flatMap(componentTexts),
  ];
}

function columnTexts(id: string, column: GridColumn): readonly (SchemaText | null)[] {
  const path = `${id}/columns/${column.key}`;
  return [
    text(path, 'label', column.label),
    ...(column.values ?? []).map((option) => text(`${path}/${option.value}`, 'label', option.label)),
  ];
}

/** The columns of a grid, also of form-js' own table. */
export function columnsOf(component: FormComponent): readonly GridColumn[] {
  return Array.isArray(component.columns) ? component.columns : [];
}

/** The members of what may be an object. */
export function membersOf(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Texts that are worked out (`=…`) are no texts to translate. */
function text(path: string, member: SchemaText['member'], value: unknown): SchemaText | null {
  if (typeof value !== 'string' || value.trim() === '' || value.startsWith('=')) return null;
  return { path, member, text: value };
}
