import type { CompiledForm } from '../compile/form.ts';
import type { FormNode, LeafNode } from '../compile/node.ts';
import { leavesOf } from '../compile/node.ts';
import type { FormSchema, Option } from '../schema.ts';
import type { ValueKind } from '../values/kind.ts';
import { labelOf, translationOf } from './text-of.ts';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A field as condition builders, lists, search and history meet it. */
export interface FieldDescription {
  /** Dotted path in the document; for a cell or a field of a list's row: in the row. */
  readonly path: string;
  readonly componentId: string;
  /** The form-js type, or the type of a grid's column. */
  readonly type: string;
  readonly value: ValueKind['type'] | 'rows';
  readonly label: Bilingual;
  /** Heading of the innermost section around it; null without one. */
  readonly section: Bilingual | null;
  readonly stage: string | null;
  /** A closed list of choices; empty where there is none or data gives it. */
  readonly options: readonly { readonly value: string; readonly label: Bilingual }[];
  /** Personal data. */
  readonly pii: boolean;
  readonly computed: boolean;
  /** Fields of one row, for grids and dynamic lists. */
  readonly columns: readonly FieldDescription[];
}

export interface FormDescription {
  readonly id: string;
  readonly title: Bilingual;
  readonly stages: readonly { readonly id: string; readonly name: Bilingual }[];
  /** Path of the field that says what the document is about. */
  readonly subjectField: string | null;
  readonly fields: readonly FieldDescription[];
}

/** What fields a form has, in reading order, with their names in both languages. */
export function describeForm(form: CompiledForm): FormDescription {
  const { schema } = form;
  return {
    id: schema.id,
    title: named(schema, 'title', schema.flowbook?.title ?? schema.id, 'text'),
    stages: (schema.flowbook?.stages ?? []).map(({ id, name }) => ({
      id,
      name: named(schema, `stage/${id}`, name),
    })),
    subjectField: schema.flowbook?.subjectField ?? null,
    fields: describeAll(schema, form.nodes, null),
  };
}

function describeAll(
  schema: FormSchema,
  nodes: readonly FormNode[],
  section: Bilingual | null,
): readonly FieldDescription[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'display') return [];
    if (node.kind !== 'group') return [describe(schema, node, section)];
    const hasHeading = typeof node.component.label === 'string' && node.component.label !== '';
    return describeAll(schema, node.children, hasHeading ? labels(schema, node) : section);
  });
}

function describe(schema: FormSchema, leaf: LeafNode, section: Bilingual | null): FieldDescription {
  return {
    path: leaf.path.join('.'),
    componentId: leaf.id,
    type: leaf.component.type,
    value: leaf.kind === 'list' ? 'rows' : leaf.value.type,
    label: labels(schema, leaf),
    section,
    stage: leaf.stage,
    options: (leaf.component.values ?? []).map((option) => describeOption(schema, leaf, option)),
    pii: leaf.component.flowbook?.pii === true,
    computed: leaf.kind === 'field' && leaf.computed !== null,
    columns: leaf.kind === 'list' ? leavesOf(leaf.children).map((cell) => describe(schema, cell, null)) : [],
  };
}

/** A column's options are named below the column, a field's below `values`. */
function describeOption(schema: FormSchema, leaf: LeafNode, { value, label }: Option) {
  const isColumn = leaf.component.id.includes('/columns/');
  return { value, label: named(schema, `${leaf.id}/${isColumn ? '' : 'values/'}${value}`, label) };
}

function labels(schema: FormSchema, node: FormNode): Bilingual {
  return { zh: labelOf(schema, node, 'zh'), en: labelOf(schema, node, 'en') };
}

function named(schema: FormSchema, path: string, zh: string, member: 'label' | 'text' = 'label'): Bilingual {
  return { zh, en: translationOf(schema, 'en', path, member) ?? zh };
}
