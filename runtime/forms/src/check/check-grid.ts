import type { Json } from '../json.ts';
import { isForbiddenKey, isRecord } from '../path.ts';
import { checkMembers, type Members } from './check-component.ts';
import { COLUMN_TYPES } from './component-types.ts';
import * as must from './members.ts';
import type { Problems } from './problems.ts';

const MAX_COLUMNS = 100;

const COLUMN = {
  key: must.filledText,
  label: must.text,
  type: must.oneOf(...COLUMN_TYPES),
  values: must.options,
  required: must.flag,
  min: must.number,
  max: must.number,
  maxLength: must.count,
  pattern: must.pattern,
  decimalDigits: must.count,
  expression: must.rule,
  total: must.flag,
  width: must.number,
  readonly: must.flag,
  pii: must.flag,
  stage: must.filledText,
};

/** Checks a grid's columns and fixed rows. */
export function checkGrid(problems: Problems, grid: Members, id: string): void {
  const { columns, rows, minRows, maxRows } = grid;
  if (!Array.isArray(columns) || columns.length === 0 || columns.length > MAX_COLUMNS)
    problems.add('bad-column', id, `a grid needs between 1 and ${MAX_COLUMNS} columns`);
  else checkColumns(problems, columns, id);
  if (rows !== undefined) checkRows(problems, rows, id);
  if (typeof minRows === 'number' && typeof maxRows === 'number' && minRows > maxRows)
    problems.add('bad-property', id, `"minRows" ${minRows} is more than "maxRows" ${maxRows}`);
}

function checkColumns(problems: Problems, columns: readonly Json[], id: string): void {
  const keys = new Set<Json>();
  for (const column of columns) {
    if (!isRecord(column)) {
      problems.add('bad-column', id, 'each column must be an object');
      continue;
    }
    const name = `${id}/columns/${String(column.key)}`;
    checkMembers(problems, column, COLUMN, name, '');
    for (const member of ['key', 'label', 'type'])
      if (column[member] === undefined) problems.add('bad-column', name, `a column needs "${member}"`);
    if (typeof column.key === 'string') checkColumnKey(problems, column.key, name, keys);
    if (column.type === 'select' && column.values === undefined)
      problems.add('bad-column', name, 'a column of choices needs "values"');
    if (column.type === 'computed' && column.expression === undefined)
      problems.add('bad-rule', name, 'a computed column needs "expression"');
    for (const member of Object.keys(column))
      if (!Object.hasOwn(COLUMN, member))
        problems.add('bad-column', name, `a column has no property "${member}"`);
  }
}

function checkColumnKey(problems: Problems, key: string, name: string, keys: Set<Json>): void {
  if (keys.has(key)) problems.add('duplicate-key', name, `two columns have the key "${key}"`);
  keys.add(key);
  if (isForbiddenKey(key) || key === 'rowKey' || /[./\s]/.test(key))
    problems.add('forbidden-key', name, `"${key}" cannot be the key of a column`);
}

function checkRows(problems: Problems, rows: Json, id: string): void {
  if (!Array.isArray(rows) || rows.length === 0 || rows.length > 500) {
    problems.add('bad-row', id, '"rows" must be a list of 1 to 500 fixed rows');
    return;
  }
  const keys = rows.map((row: Json) => (isRecord(row) ? row.key : undefined));
  const sound = rows.every(
    (row: Json) => isRecord(row) && must.filledText(row.key) === null && must.text(row.label) === null,
  );
  if (!sound) problems.add('bad-row', id, 'each fixed row needs the texts "key" and "label"');
  else if (new Set(keys).size !== keys.length)
    problems.add('duplicate-key', id, 'two fixed rows have the same key');
}
