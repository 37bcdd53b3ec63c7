import type { Json } from '@flowbook/contract';
import type { Comparison, Operator } from './condition.ts';
import type { FieldKind } from './field-choices.ts';

/** The comparisons that make sense for a kind of field. */
export const operatorsOf: { readonly [kind in FieldKind]: readonly Operator[] } = {
  text: ['equals', 'differs', 'contains', 'lacks', 'oneOf', 'noneOf', 'empty', 'filled'],
  number: ['equals', 'differs', 'greater', 'atLeast', 'less', 'atMost', 'empty', 'filled'],
  date: ['equals', 'differs', 'greater', 'atLeast', 'less', 'atMost', 'empty', 'filled'],
  boolean: ['equals'],
  choice: ['equals', 'differs', 'oneOf', 'noneOf', 'empty', 'filled'],
  list: ['contains', 'lacks', 'empty', 'filled'],
  any: ['equals', 'differs', 'greater', 'atLeast', 'less', 'atMost', 'contains', 'empty', 'filled'],
  presence: ['filled', 'empty'],
};

/** What counts as empty: numbers and dates are missing, texts and lists may also be cleared. */
function emptyValue(kind: FieldKind): Json {
  return kind === 'number' || kind === 'date' ? null : '';
}

/** The same comparison with another operator; the value stays where it still makes sense. */
export function withOperator(comparison: Comparison, operator: Operator, kind: FieldKind): Comparison {
  const { value } = comparison;
  if (operator === 'empty' || operator === 'filled')
    return { ...comparison, operator, value: emptyValue(kind) };
  if (operator === 'oneOf' || operator === 'noneOf') {
    const list = Array.isArray(value) ? value : value === null || value === '' ? [] : [value];
    return { ...comparison, operator, value: list };
  }
  return { ...comparison, operator, value: Array.isArray(value) ? (value[0] ?? '') : (value ?? '') };
}

/** A fresh comparison for a field, with the first operator of its kind. */
export function comparisonFor(field: string, kind: FieldKind): Comparison {
  const [operator = 'equals'] = operatorsOf[kind];
  const value = kind === 'boolean' ? true : '';
  return { kind: 'comparison', field, operator, value };
}
