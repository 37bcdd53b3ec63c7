import type { AppContent, Locale } from '@flowbook/contract';
import type { FieldDescription, FormDescription, FormSchema } from '@flowbook/forms';
import { asSchema } from '../../draft/app-forms.ts';
import { bindingOf } from '../model/extensions.ts';
import { type Moddle, nodesOf, processOf } from '../model/moddle.ts';

/** How a field's values compare. */
export type FieldKind = 'text' | 'number' | 'date' | 'boolean' | 'choice' | 'list' | 'any' | 'presence';

/** A field that a condition may read. */
export interface FieldChoice {
  /** `document.field`, as an expression reads it. */
  readonly path: string;
  readonly label: string;
  /** Title of the form it stands in. */
  readonly form: string;
  readonly kind: FieldKind;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Describes a form, or answers `null` for one that is broken. */
export type DescribeForm = (schema: FormSchema) => FormDescription | null;

/** The fields of all documents of the process in which an element stands, document by document. */
export function fieldChoices(
  element: Moddle,
  forms: AppContent['forms'],
  describe: DescribeForm,
  locale: Locale,
): readonly FieldChoice[] {
  const process = processOf(element);
  if (process === null) return [];
  const documents = new Map<string, string>();
  visit(process, (node) => {
    const binding = bindingOf(node);
    if (binding !== null && binding.doc !== '') documents.set(binding.doc, binding.form);
  });
  return [...documents].flatMap(([doc, id]) => {
    const form = forms[id];
    const described = form === undefined ? null : describe(asSchema(form));
    if (described === null) return [];
    return described.fields.flatMap((field) => choicesOf(field, doc, described.title[locale], locale));
  });
}

function choicesOf(
  field: FieldDescription,
  doc: string,
  form: string,
  locale: Locale,
): readonly FieldChoice[] {
  const path = `${doc}.${field.path}`;
  const label = field.label[locale] || field.label.zh;
  const choice = (end: string, name: string, kind: FieldKind, options: FieldChoice['options'] = []) => ({
    path: `${path}${end}`,
    label: `${label}${name}`,
    form,
    kind,
    options,
  });
  if (field.value === 'record') {
    // A picked customer is an object; conditions ask for its grade or its id.
    const words = locale === 'zh' ? { grade: '等级', id: '编号' } : { grade: 'grade', id: 'id' };
    const grades = ['K', 'A', 'B', 'C'].map((grade) => ({ value: grade, label: grade }));
    return [choice('.grade', ` · ${words.grade}`, 'choice', grades), choice('.id', ` · ${words.id}`, 'text')];
  }
  const options = field.options.map(({ value, label: own }) => ({ value, label: own[locale] || own.zh }));
  return [choice('', '', kindOf(field), options)];
}

function kindOf({ value }: FieldDescription): FieldKind {
  switch (value) {
    case 'number':
    case 'rating':
      return 'number';
    case 'date':
    case 'time':
    case 'date-time':
      return 'date';
    case 'boolean':
      return 'boolean';
    case 'choice':
      return 'choice';
    case 'choices':
    case 'ids':
    case 'files':
    case 'rows':
      return 'list';
    case 'anything':
      return 'any';
    case 'signature':
      return 'presence';
    default:
      return 'text';
  }
}

function visit(container: Moddle, see: (node: Moddle) => void): void {
  for (const node of nodesOf(container, 'flowElements')) {
    see(node);
    if (node.$instanceOf('bpmn:SubProcess')) visit(node, see);
  }
}
