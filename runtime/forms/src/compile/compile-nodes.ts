import type { FormComponent } from '../schema.ts';
import { kindOf } from '../values/kind.ts';
import { compileGrid } from './compile-grid.ts';
import { constraintsOf } from './constraints-of.ts';
import { FormSchemaError } from './form.ts';
import { type FieldNode, type FormNode, type Hider, type ListNode, leavesOf, type NodeBase } from './node.ts';
import { optionsOf } from './options-of.ts';
import { maxRowsOf } from './row-limits.ts';
import { ruleOf, sourceRule } from './rule-of.ts';

/** What a component inherits from those around it. */
export interface Surroundings {
  readonly stage: string | null;
  /** Paths of the groups around, below the document or row. */
  readonly prefix: readonly string[];
  /** The full path of the list around; empty at the document. */
  readonly listFull: readonly string[];
  readonly lists: readonly (readonly string[])[];
  readonly hiders: readonly Hider[];
}

/** The surroundings of a form's own components. */
export function atDocument(firstStage: string | null): Surroundings {
  return { stage: firstStage, prefix: [], listFull: [], lists: [], hiders: [] };
}

/** The surroundings of a list's rows. */
export function inRows(list: NodeBase): Surroundings {
  return {
    stage: list.stage,
    prefix: [],
    listFull: list.full,
    lists: [...list.lists, list.path],
    hiders: list.hiders,
  };
}

/** The components of one level as nodes. */
export function compileNodes(
  components: readonly FormComponent[],
  around: Surroundings,
): readonly FormNode[] {
  return components.map((component) => compileNode(component, around));
}

function compileNode(component: FormComponent, around: Surroundings): FormNode {
  const base = baseOf(component, around);
  if (component.type === 'group') {
    const inside = { ...around, stage: base.stage, prefix: base.path, hiders: base.hiders };
    return { ...base, kind: 'group', children: compileNodes(component.components ?? [], inside) };
  }
  if (component.type === 'dynamiclist') return compileList(component, base);
  if (component.type === 'grid') return compileGrid(component, base);
  const value = kindOf(component);
  if (value === null) return { ...base, path: [], full: [], kind: 'display' };
  if (base.key === null) throw new FormSchemaError(component.id, 'a field needs a key');
  return compileField(component, base, value);
}

function baseOf(component: FormComponent, around: Surroundings): NodeBase {
  const { id } = component;
  const stated =
    component.type === 'group' || component.type === 'dynamiclist' ? component.path : component.key;
  const key = stated === undefined || stated === '' ? null : stated;
  const path = key === null ? around.prefix : [...around.prefix, ...key.split('.')];
  const hide = ruleOf(id, component.conditional?.hide);
  return {
    id,
    key,
    path,
    full: [...around.listFull, ...path],
    lists: around.lists,
    stage: component.stage ?? around.stage,
    hide,
    hiders: hide === null ? around.hiders : [...around.hiders, { id, depth: around.lists.length }],
    component,
  };
}

function compileList(component: FormComponent, base: NodeBase): ListNode {
  if (base.key === null) throw new FormSchemaError(component.id, 'a list needs a path');
  const children = compileNodes(component.components ?? [], inRows(base));
  return {
    ...base,
    kind: 'list',
    children,
    leaves: leavesOf(children),
    required: component.validate?.required === true,
    requiredIf: ruleOf(component.id, component.flowbook?.requiredIf),
    minRows: component.minRows ?? 0,
    maxRows: maxRowsOf(component),
    fixedRows: null,
    locked: component.readonly === true || component.disabled === true,
    totals: [],
  };
}

function compileField(component: FormComponent, base: NodeBase, value: FieldNode['value']): FieldNode {
  const { id, flowbook, readonly } = component;
  const computed =
    ruleOf(id, flowbook?.computed ?? (value.type === 'anything' ? component.expression : undefined)) ??
    (readonly === true ? sourceRule(flowbook?.source) : null);
  return {
    ...base,
    kind: 'field',
    value,
    required: component.validate?.required === true,
    requiredIf: ruleOf(id, flowbook?.requiredIf),
    constraints: constraintsOf(component),
    options: optionsOf(component),
    computed,
    auto: flowbook?.auto ?? null,
    locked:
      readonly === true ||
      component.disabled === true ||
      computed !== null ||
      value.type === 'anything' ||
      flowbook?.auto === 'docNo',
    readonlyIf: typeof readonly === 'string' ? ruleOf(id, readonly) : null,
  };
}
