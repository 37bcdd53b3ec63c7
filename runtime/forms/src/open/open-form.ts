import { compiledOf } from '../compile/compile-form.ts';
import type { FormNode, ListNode } from '../compile/node.ts';
import { accessOf } from '../evaluate/access.ts';
import type { FormComponent, FormOpening, FormSchema, GridColumn, Locale } from '../schema.ts';
import { translationOf } from './text-of.ts';
import { columnsOf } from './texts.ts';
import { translateComponent } from './translate-component.ts';

/** How a component's hide rule is named in the opened schema: by the component, so that Flowbook decides. */
export const HIDE_RULE = 'flowbook:';

/**
 * The plain form-js schema that the viewer renders: translated, without what the stage or the rights hide, with what they
 * lock marked `readonly`. Rules are not in it; `evaluateForm` is their one home. The schema handed in stays as it is.
 */
export function openForm(schema: FormSchema, opening: FormOpening, locale: Locale = 'zh'): FormSchema {
  const form = compiledOf(schema);
  const access = accessOf(form, opening);

  const openAll = (nodes: readonly FormNode[]): readonly FormComponent[] =>
    nodes.flatMap((node) => {
      if (access.right(node) === 'hide' || node.component.type === 'expression') return [];
      return [openNode(node)];
    });
  const openNode = (node: FormNode): FormComponent => {
    const opened = withoutRules(translateComponent(schema, node.component, locale), node);
    if (node.kind === 'group') return { ...opened, components: openAll(node.children) };
    if (node.kind === 'display') return opened;
    const locked = access.right(node) === 'read' ? lock(opened) : opened;
    if (node.kind === 'field') return locked;
    if (node.component.type === 'grid') return { ...locked, columns: openColumns(opened, node) };
    const fixed = access.right(node) === 'read' ? { allowAddRemove: false } : {};
    return { ...locked, ...fixed, components: openAll(node.children) };
  };
  const openColumns = (grid: FormComponent, list: ListNode): readonly GridColumn[] =>
    columnsOf(grid).flatMap((column, index) => {
      const node = list.children[index];
      const right = node === undefined ? 'hide' : access.right(node);
      if (right === 'hide') return [];
      const { expression: _, ...rest } = column;
      return [{ ...rest, readonly: right === 'read' }];
    });

  const { flowbook, ...rest } = schema;
  return {
    ...rest,
    components: openAll(form.nodes),
    ...(flowbook === undefined
      ? {}
      : {
          flowbook: {
            title: translationOf(schema, locale, 'title', 'text') ?? flowbook.title,
            stages: flowbook.stages.map(({ id, name }) => ({
              id,
              name: translationOf(schema, locale, `stage/${id}`, 'label') ?? name,
            })),
          },
        }),
  };
}

/** Only what may be written is checked, and what is read cannot be written. */
function lock(component: FormComponent): FormComponent {
  const { validate: _, ...rest } = component;
  return { ...rest, readonly: true };
}

/** The component without rules that form-js does not know; its hide rule is replaced by its name. */
function withoutRules(component: FormComponent, node: FormNode): FormComponent {
  const { conditional: _, flowbook, validate, ...rest } = component;
  const { requiredIf: _requiredIf, computed: _computed, ...kept } = flowbook ?? {};
  const limits = Object.entries(validate ?? {}).filter(([, limit]) => typeof limit !== 'object');
  return {
    ...rest,
    ...(flowbook === undefined ? {} : { flowbook: kept }),
    ...(validate === undefined ? {} : { validate: Object.fromEntries(limits) }),
    ...(node.hide === null ? {} : { conditional: { hide: `${HIDE_RULE}${component.id}` } }),
  };
}
