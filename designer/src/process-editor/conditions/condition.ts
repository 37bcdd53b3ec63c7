import type { Json } from '@flowbook/contract';

/** Comparisons that the visual builder offers. */
export type Operator =
  | 'equals'
  | 'differs'
  | 'greater'
  | 'atLeast'
  | 'less'
  | 'atMost'
  | 'oneOf'
  | 'noneOf'
  | 'contains'
  | 'lacks'
  | 'empty'
  | 'filled';

/**
 * One comparison of a field (`document.field`) with a constant. With `empty` and `filled` the value says what counts as
 * empty: `null` only the missing value (numbers, dates), `''` also an empty text or list.
 */
export interface Comparison {
  readonly kind: 'comparison';
  readonly field: string;
  readonly operator: Operator;
  readonly value: Json;
}

export interface ConditionGroup {
  readonly kind: 'group';
  readonly join: 'and' | 'or';
  readonly parts: readonly ConditionPart[];
}
export type ConditionPart = Comparison | ConditionGroup;

export type JsonLogic = { readonly [operator: string]: Json };

const SYMBOLS: readonly (readonly [Operator, string])[] = [
  ['equals', '=='],
  ['differs', '!='],
  ['greater', '>'],
  ['atLeast', '>='],
  ['less', '<'],
  ['atMost', '<='],
];

/**
 * Writes a condition as JSON Logic. Groups without complete comparisons are left out, since an empty group would
 * forbid everything; a condition in which nothing is left is `null`: no condition.
 */
export function toJsonLogic(part: ConditionPart): JsonLogic | null {
  if (part.kind === 'comparison') return comparisonToLogic(part);
  const logic = part.parts.map(toJsonLogic).filter((each) => each !== null);
  if (logic.length === 0) return null;
  const [first] = logic;
  return logic.length === 1 && first !== undefined ? first : { [part.join]: logic };
}

/**
 * Reads JSON Logic that the builder could have written.
 * @returns the condition as a group, or `null` when it says more than the builder can show.
 */
export function fromJsonLogic(logic: Json): ConditionGroup | null {
  const part = partOf(logic);
  if (part === null) return null;
  return part.kind === 'group' ? part : { kind: 'group', join: 'and', parts: [part] };
}

/** Whether a comparison says enough to be written. */
export function isComplete({ field, operator, value }: Comparison): boolean {
  if (field === '') return false;
  if (operator === 'empty' || operator === 'filled') return true;
  if (operator === 'oneOf' || operator === 'noneOf') return Array.isArray(value) && value.length > 0;
  return value !== null && value !== '' && !Array.isArray(value);
}

/** Every comparison of a condition, whatever its group. */
export function comparisonsOf(part: ConditionPart): readonly Comparison[] {
  return part.kind === 'comparison' ? [part] : part.parts.flatMap(comparisonsOf);
}

function comparisonToLogic(comparison: Comparison): JsonLogic | null {
  if (!isComplete(comparison)) return null;
  const { field, operator, value } = comparison;
  const read = { var: field };
  switch (operator) {
    case 'oneOf':
      return { in: [read, value] };
    case 'noneOf':
      return { '!': [{ in: [read, value] }] };
    case 'contains':
      return { in: [value, read] };
    case 'lacks':
      return { '!': [{ in: [value, read] }] };
    case 'empty':
      // Truth would take the number 0 for nothing, equality with null a cleared text for something.
      return value === null ? { '==': [read, null] } : { '!': [read] };
    case 'filled':
      return value === null ? { '!=': [read, null] } : { '!!': [read] };
    default:
      return { [symbolOf(operator)]: [read, value] };
  }
}

function symbolOf(operator: Operator): string {
  return SYMBOLS.find(([name]) => name === operator)?.[1] ?? '==';
}

function partOf(logic: Json): ConditionPart | null {
  const node = nodeOf(logic);
  if (node === null) return null;
  const { operator, args } = node;
  switch (operator) {
    case 'and':
    case 'or':
      return groupOf(operator, args);
    case '!':
      return negated(args);
    case '!!':
      return bare(args, 'filled');
    case 'in':
      return membership(args);
    default:
      return comparisonOf(operator, args);
  }
}

function groupOf(join: 'and' | 'or', args: readonly Json[]): ConditionGroup | null {
  const parts = args.map(partOf).filter((each) => each !== null);
  return parts.length === args.length && parts.length > 0 ? { kind: 'group', join, parts } : null;
}

function comparisonOf(symbol: string, args: readonly Json[]): Comparison | null {
  const [left, right] = args;
  if (args.length !== 2 || left === undefined || right === undefined) return null;
  // Compared with a constant of the field's own type, strict and loose equality are the same.
  const loose = symbol === '===' ? '==' : symbol === '!==' ? '!=' : symbol;
  const operator = SYMBOLS.find(([, each]) => each === loose)?.[0];
  const field = fieldOf(left);
  if (operator === undefined || field === null) return null;
  if (right === null && operator === 'equals') return comparison(field, 'empty', null);
  if (right === null && operator === 'differs') return comparison(field, 'filled', null);
  return isPlain(right) ? comparison(field, operator, right) : null;
}

function membership(args: readonly Json[]): Comparison | null {
  const [left, right] = args;
  if (args.length !== 2 || left === undefined || right === undefined) return null;
  const field = fieldOf(left);
  if (field !== null) return isPlainList(right) ? comparison(field, 'oneOf', right) : null;
  const list = fieldOf(right);
  return list !== null && isPlain(left) ? comparison(list, 'contains', left) : null;
}

function negated(args: readonly Json[]): Comparison | null {
  const empty = bare(args, 'empty');
  if (empty !== null) return empty;
  const inner = args.length === 1 ? nodeOf(args[0] ?? null) : null;
  const member = inner?.operator === 'in' ? membership(inner.args) : null;
  return member && { ...member, operator: member.operator === 'oneOf' ? 'noneOf' : 'lacks' };
}

function bare(args: readonly Json[], operator: 'empty' | 'filled'): Comparison | null {
  const field = args.length === 1 ? fieldOf(args[0] ?? null) : null;
  return field === null ? null : comparison(field, operator, '');
}

function comparison(field: string, operator: Operator, value: Json): Comparison {
  return { kind: 'comparison', field, operator, value };
}

function nodeOf(logic: Json): { readonly operator: string; readonly args: readonly Json[] } | null {
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return null;
  const [entry, ...rest] = Object.entries(logic);
  if (entry === undefined || rest.length > 0) return null;
  const [operator, args] = entry;
  return { operator, args: Array.isArray(args) ? args : [args] };
}

function fieldOf(logic: Json): string | null {
  const node = nodeOf(logic);
  const [path] = node?.args ?? [];
  return node?.operator === 'var' && node.args.length === 1 && typeof path === 'string' && path !== ''
    ? path
    : null;
}

function isPlain(value: Json): value is string | number | boolean {
  return value !== '' && ['string', 'number', 'boolean'].includes(typeof value);
}

function isPlainList(value: Json): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isPlain);
}
