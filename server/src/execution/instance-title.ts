import type { Json } from '../stores/ports/rows.ts';
import type { CompiledRelease } from './model-source.ts';
import { type FormDocument, isObject } from './release-content.ts';

type Data = { readonly [name: string]: Json };

const LONGEST_TITLE = 200;

/**
 * What people call a case: the document number and the subject of the start form's document, as far as they are
 * filled; otherwise the name of the definition. `variables` are the root scope's after the start.
 */
export function instanceTitle(
  release: CompiledRelease,
  startEventId: string | undefined,
  variables: Data,
): string {
  const starts = release.description.startEvents;
  const start = starts.find(({ id, kind }) =>
    startEventId === undefined ? kind === 'none' : id === startEventId,
  );
  const binding = start?.form;
  const form = binding === undefined ? undefined : release.forms[binding.form];
  if (binding === undefined || form === undefined) return release.name.zh;
  const document = binding.doc === undefined ? variables : valueAt(variables, binding.doc.split('.'));
  if (!isObject(document)) return release.name.zh;
  const parts = [documentNumber(form, document), subject(form, document)].filter((part) => part !== '');
  return parts.length === 0 ? release.name.zh : [...parts.join(' ')].slice(0, LONGEST_TITLE).join('');
}

function documentNumber(form: FormDocument, document: Data): string {
  const field = componentsOf(form).find(
    (component) => isObject(component.flowbook) && component.flowbook.auto === 'docNo',
  );
  return field === undefined ? '' : textAt(document, field.path ?? field.key);
}

function subject(form: FormDocument, document: Data): string {
  return isObject(form.flowbook) ? textAt(document, form.flowbook.subjectField) : '';
}

function componentsOf(parent: FormDocument): readonly FormDocument[] {
  const components = Array.isArray(parent.components) ? parent.components.filter(isObject) : [];
  return components.flatMap((component) => [component, ...componentsOf(component)]);
}

/** The value at a dotted path as one line of text; a picked record (`{ id, name }`) goes by its name. */
function textAt(document: Data, path: Json | undefined): string {
  if (typeof path !== 'string') return '';
  const found = valueAt(document, path.split('.'));
  const value = isObject(found) ? found.name : found;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}

function valueAt(data: Data, path: readonly string[]): Json | undefined {
  let value: Json | undefined = data;
  for (const key of path) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}
