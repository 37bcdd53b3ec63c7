import type { CompiledForm } from '../compile/form.ts';
import type { FieldNode, LeafNode, ListNode } from '../compile/node.ts';
import { fieldFaultOfType } from '../evaluate/field-faults.ts';
import { isEmpty, type Json, sameJson } from '../json.ts';
import { getAt, isRecord } from '../path.ts';
import type { Problems } from './problems.ts';

/** Checks that default values are such as the form itself would accept. */
export function checkDefaults(problems: Problems, form: CompiledForm): void {
  for (const node of form.everyNode) {
    const preset = node.component.defaultValue;
    if (preset === undefined || isEmpty(preset)) continue;
    if (node.kind === 'field') checkValue(problems, node, preset, node.id);
    if (node.kind === 'list' && node.component.type === 'grid') checkPresetRows(problems, node, preset);
  }
}

function checkPresetRows(problems: Problems, grid: ListNode, preset: Json): void {
  if (!Array.isArray(preset) || !preset.every(isRecord)) {
    problems.add('bad-default', grid.id, 'the default value of a grid is a list of rows');
    return;
  }
  const rows: readonly Json[] = preset;
  if (rows.length > grid.maxRows)
    problems.add('bad-default', grid.id, `more preset rows than ${grid.maxRows}`);
  for (const row of rows) checkPresetRow(problems, grid, row);
}

function checkPresetRow(problems: Problems, grid: ListNode, row: Json): void {
  const keys = new Set(grid.leaves.map((leaf: LeafNode) => leaf.path[0]));
  for (const key of isRecord(row) ? Object.keys(row) : [])
    if (!keys.has(key) && !(key === 'rowKey' && grid.fixedRows !== null))
      problems.add('bad-default', grid.id, `the preset rows have a cell "${key}" without a column`);
  for (const cell of grid.leaves) {
    const value = getAt(row, cell.path);
    if (cell.kind === 'field' && !isEmpty(value)) checkValue(problems, cell, value as Json, cell.id);
  }
}

function checkValue(problems: Problems, field: FieldNode, value: Json, id: string): void {
  if (field.value.type === 'anything') return;
  const chosen = Array.isArray(value) ? (value as readonly Json[]) : [value];
  const { options } = field;
  const isOffered =
    options === null ||
    options.from !== 'schema' ||
    chosen.every((one) => options.values.some((option) => sameJson(option.value, one)));
  if (fieldFaultOfType(field, value) !== null || !isOffered)
    problems.add(
      'bad-default',
      id,
      `${JSON.stringify(value).slice(0, 200)} is no value that this field takes`,
    );
}
