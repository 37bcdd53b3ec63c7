import type { FormComponent, GridColumn } from '../schema.ts';
import { kindOfColumn } from '../values/kind.ts';
import { columnConstraintsOf } from './constraints-of.ts';
import { FormSchemaError } from './form.ts';
import type { FieldNode, ListNode, NodeBase } from './node.ts';
import { maxRowsOf } from './row-limits.ts';
import { ruleOf } from './rule-of.ts';

/** A grid is a list whose fields are its columns. */
export function compileGrid(component: FormComponent, base: NodeBase): ListNode {
  if (base.key === null) throw new FormSchemaError(component.id, 'a grid needs a key');
  const columns = component.columns ?? [];
  const children = columns.map((column) => compileColumn(column, base));
  return {
    ...base,
    kind: 'list',
    children,
    leaves: children,
    required: component.validate?.required === true,
    requiredIf: ruleOf(component.id, component.flowbook?.requiredIf),
    minRows: component.minRows ?? 0,
    maxRows: maxRowsOf(component),
    fixedRows: component.rows === undefined ? null : component.rows.map((row) => row.key),
    locked: component.readonly === true || component.disabled === true,
    totals: columns.filter((column) => column.total === true).map((column) => column.key),
  };
}

function compileColumn(column: GridColumn, grid: NodeBase): FieldNode {
  const id = `${grid.id}/columns/${column.key}`;
  return {
    kind: 'field',
    id,
    key: column.key,
    path: [column.key],
    full: [...grid.full, column.key],
    lists: [...grid.lists, grid.path],
    stage: column.stage ?? grid.stage,
    hide: null,
    hiders: grid.hiders,
    component: {
      type: column.type,
      id,
      key: column.key,
      label: column.label,
      ...(column.values === undefined ? {} : { values: column.values }),
      ...(column.pii === true ? { flowbook: { pii: true } } : {}),
    },
    value: kindOfColumn(column),
    required: column.required === true,
    requiredIf: null,
    constraints: columnConstraintsOf(id, column),
    options: column.type === 'select' ? { from: 'schema', values: column.values ?? [] } : null,
    computed: column.type === 'computed' ? ruleOf(id, column.expression) : null,
    auto: null,
    locked: grid.component.disabled === true || column.readonly === true || column.type === 'computed',
    readonlyIf: null,
  };
}
