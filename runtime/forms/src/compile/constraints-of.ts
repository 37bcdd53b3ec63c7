import { ExpressionError, safePattern } from '@flowbook/expressions';
import type { FormComponent, GridColumn } from '../schema.ts';
import { FormSchemaError } from './form.ts';
import type { Bound, Constraints, TextPattern } from './node.ts';
import { boundOf } from './rule-of.ts';

/** What a component's `validate` and its number and date properties demand. */
export function constraintsOf(component: FormComponent): Constraints {
  const validate = component.validate ?? {};
  const bound = (name: string): Bound | undefined => boundOf(component.id, validate[name]);
  return defined({
    min: bound('min'),
    max: bound('max'),
    minLength: bound('minLength'),
    maxLength: bound('maxLength'),
    pattern: patternOf(component.id, validate.pattern),
    patternMessage:
      typeof validate.patternErrorMessage === 'string' && validate.patternErrorMessage !== ''
        ? validate.patternErrorMessage
        : undefined,
    format:
      validate.validationType === 'email' || validate.validationType === 'phone'
        ? validate.validationType
        : undefined,
    decimalDigits: typeof component.decimalDigits === 'number' ? component.decimalDigits : undefined,
    increment: numberLike(component.increment),
    notPast: component.disallowPassedDates === true ? true : undefined,
  });
}

/** What a grid column demands of its cells. A rating's `max` is its number of stars, not a limit. */
export function columnConstraintsOf(id: string, column: GridColumn): Constraints {
  return defined({
    min: column.min,
    max: column.type === 'rating' ? undefined : column.max,
    maxLength: column.maxLength,
    decimalDigits: column.decimalDigits,
    pattern: patternOf(id, column.pattern),
  });
}

function patternOf(componentId: string, source: unknown): TextPattern | undefined {
  if (typeof source !== 'string' || source === '') return undefined;
  try {
    return { source, expression: safePattern(source) };
  } catch (error) {
    if (error instanceof ExpressionError) throw new FormSchemaError(componentId, error.message);
    throw error;
  }
}

function numberLike(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : undefined;
}

/** Drops members that are undefined, as exact optional properties want it. */
function defined(
  members: { readonly [name in keyof Constraints]: Constraints[name] | undefined },
): Constraints {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
