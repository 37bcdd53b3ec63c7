import type { Locale } from '@flowbook/contract';
import { type DiagramElement, type Editing, type Moddle, nodeOf, nodesOf, textOf } from './moddle.ts';

/** The Flowbook extension elements of one type, in the order of the model. */
export function extensionsOf(node: Moddle, type: string): readonly Moddle[] {
  const container = nodeOf(node, 'extensionElements');
  return container === null ? [] : nodesOf(container, 'values').filter((each) => each.$type === type);
}

/**
 * Replaces all extension elements of one type; the others stay. One step of undo. An element without extensions
 * keeps no empty container.
 */
export function replaceExtensions(
  editing: Editing,
  element: DiagramElement,
  node: Moddle,
  type: string,
  rows: readonly Readonly<Record<string, string>>[],
): void {
  const made = rows.map((row) => editing.create(type, row));
  putExtensions(editing, element, node, type, made);
}

function putExtensions(
  editing: Editing,
  element: DiagramElement,
  node: Moddle,
  type: string,
  made: readonly Moddle[],
): void {
  const container = nodeOf(node, 'extensionElements');
  const others = container === null ? [] : nodesOf(container, 'values').filter((each) => each.$type !== type);
  const values = [...others, ...made];
  if (values.length === 0) {
    if (container !== null) editing.setOn(element, node, { extensionElements: undefined });
    return;
  }
  // A container of its own, so that undo brings the former one back with its content.
  const next = editing.create('bpmn:ExtensionElements', { values });
  next.$parent = node;
  for (const value of values) value.$parent = next;
  editing.setOn(element, node, { extensionElements: next });
}

/** The English name that the model gives to a node; empty when it has none. */
export function englishNameOf(node: Moddle): string {
  const found = extensionsOf(node, 'fb:Translation').find((each) => textOf(each, 'lang') === 'en');
  return found === undefined ? '' : textOf(found, 'text').trim();
}

/** The name of an element in a language; where it has none there, its Chinese one; empty when it has no name. */
export function nameIn(node: Moddle, locale: Locale): string {
  return (locale === 'en' ? englishNameOf(node) : '') || textOf(node, 'name');
}

/** Sets the English name; an empty text removes it. Translations into other languages stay. */
export function setEnglishName(editing: Editing, element: DiagramElement, node: Moddle, name: string): void {
  const rows = extensionsOf(node, 'fb:Translation')
    .map((each) => ({ lang: textOf(each, 'lang'), text: textOf(each, 'text') }))
    .filter(({ lang }) => lang !== 'en');
  if (name.trim() !== '') rows.push({ lang: 'en', text: name.trim() });
  replaceExtensions(editing, element, node, 'fb:Translation', rows);
}

/** What a task lets a person do with one field, narrower than the stage of its form. */
export interface FieldRightLine {
  /** Path of the field in the document (or the id or key of a component). */
  readonly field: string;
  /** `hide`, `read` or `edit`; other words come with files and stay until somebody changes them. */
  readonly right: string;
}

/** Which form an element opens: form id, stage of that form (empty: all of it), variable that holds the document. */
export interface Binding {
  readonly form: string;
  readonly stage: string;
  readonly doc: string;
  readonly rights: readonly FieldRightLine[];
}

export function bindingOf(node: Moddle): Binding | null {
  const [found] = extensionsOf(node, 'fb:FormBinding');
  if (found === undefined) return null;
  const rights = nodesOf(found, 'fieldRights').map((line) => ({
    field: textOf(line, 'field'),
    right: textOf(line, 'right'),
  }));
  return { form: textOf(found, 'form'), stage: textOf(found, 'stage'), doc: textOf(found, 'doc'), rights };
}

/** Binds a form to an element, or removes the binding. One step of undo. */
export function setBinding(
  editing: Editing,
  element: DiagramElement,
  node: Moddle,
  binding: Binding | null,
): void {
  if (binding === null) {
    putExtensions(editing, element, node, 'fb:FormBinding', []);
    return;
  }
  const { rights, ...texts } = binding;
  const lines = rights.map((line) => editing.create('fb:FieldRight', { ...line }));
  const made = editing.create('fb:FormBinding', {
    ...withoutEmpty(texts),
    ...(lines.length === 0 ? {} : { fieldRights: lines }),
  });
  for (const line of lines) line.$parent = made;
  putExtensions(editing, element, node, 'fb:FormBinding', [made]);
}

function withoutEmpty(row: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
}
