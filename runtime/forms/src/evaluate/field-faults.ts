import { ExpressionError, type Json } from '@flowbook/expressions';
import type { FormErrorCode } from '../api.ts';
import type { Bound, FieldNode, TextPattern } from '../compile/node.ts';
import { isEmpty } from '../json.ts';
import { decimalOf, decimalsOf } from '../values/big.ts';
import { dayOf } from '../values/dates.ts';
import { isEmail, isPhone } from '../values/formats.ts';
import { MAX_TEXT, typeFault } from '../values/type-fault.ts';
import { isAnOption } from './options.ts';
import type { Scope } from './scope.ts';
import type { Settled } from './settle.ts';

/** What is wrong with a value, without the sentence. */
export interface Fault {
  readonly code: FormErrorCode;
  readonly params?: { readonly [name: string]: Json };
}

/** Everything that is wrong with a field's value, in the order in which form-js reports it. */
export function fieldFaults(
  field: FieldNode,
  scope: Scope,
  isRequired: boolean,
  settled: Settled,
): readonly Fault[] {
  const value = scope.get(field.path);
  const isUnchecked = field.value.type === 'boolean' && value === false;
  if (isEmpty(value) || isUnchecked) return isRequired ? [{ code: 'required' }] : [];
  const present = value as Json;
  const fault = fieldFaultOfType(field, present);
  if (fault !== null) return [fault];
  return [
    ...numberFaults(field, present, scope, settled),
    ...textFaults(field, present, scope, settled),
    ...choiceFaults(field, present, scope, settled),
    ...pastFaults(field, present, settled),
  ];
}

/** What is wrong with a value, judged by its field's type alone; null if nothing. */
export function fieldFaultOfType(field: FieldNode, value: Json): Fault | null {
  const code = typeFault(field.value, value);
  return code === null ? null : typeFaultOf(field, code);
}

function typeFaultOf(field: FieldNode, code: FormErrorCode): Fault {
  if (code === 'max')
    return { code, params: { max: field.value.type === 'rating' ? field.value.max : null } };
  if (code === 'min') return { code, params: { min: 1 } };
  if (code === 'max-length') return { code, params: { maxLength: MAX_TEXT } };
  if (code === 'accept')
    return { code, params: { accept: field.value.type === 'files' ? field.value.accept : null } };
  return { code };
}

function numberFaults(field: FieldNode, value: Json, scope: Scope, settled: Settled): readonly Fault[] {
  if (field.value.type !== 'number') return [];
  const number = decimalOf(value);
  if (number === null) return [{ code: 'type' }];
  const { decimalDigits, increment } = field.constraints;
  const faults: Fault[] = [];
  if (decimalDigits !== undefined && decimalDigits >= 0 && decimalsOf(number) > decimalDigits)
    faults.push({ code: 'decimals', params: { digits: decimalDigits } });
  const step = decimalOf(increment);
  if (step !== null && !number.mod(step).eq(0)) {
    const previous = number.minus(number.mod(step));
    const params = {
      increment: step.toNumber(),
      previous: previous.toNumber(),
      next: previous.plus(step).toNumber(),
    };
    faults.push({ code: 'increment', params });
  }
  const min = limitOf(field.constraints.min, scope, settled);
  if (min !== null && number.lt(min)) faults.push({ code: 'min', params: { min: min.toNumber() } });
  const max = limitOf(field.constraints.max, scope, settled);
  if (max !== null && number.gt(max)) faults.push({ code: 'max', params: { max: max.toNumber() } });
  return faults;
}

/** A limit as a decimal; null for none, also where its rule gives none. */
function limitOf(bound: Bound | undefined, scope: Scope, settled: Settled) {
  if (bound === undefined) return null;
  if (typeof bound === 'number') return decimalOf(bound);
  return decimalOf(bound.value(scope.variables(), settled.environment));
}

function textFaults(field: FieldNode, value: Json, scope: Scope, settled: Settled): readonly Fault[] {
  if (field.value.type !== 'text' || typeof value !== 'string') return [];
  const { pattern, patternMessage, format } = field.constraints;
  const faults: Fault[] = [];
  if (pattern !== undefined && !matches(pattern, value))
    faults.push({
      code: 'pattern',
      params: { pattern: pattern.source, ...(patternMessage === undefined ? {} : { says: patternMessage }) },
    });
  const length = value.trim().length;
  const minLength = limitOf(field.constraints.minLength, scope, settled)?.toNumber();
  if (minLength !== undefined && length < minLength)
    faults.push({ code: 'min-length', params: { minLength } });
  const maxLength = limitOf(field.constraints.maxLength, scope, settled)?.toNumber();
  if (maxLength !== undefined && length > maxLength)
    faults.push({ code: 'max-length', params: { maxLength } });
  if (format === 'phone' && !isPhone(value)) faults.push({ code: 'phone' });
  if (format === 'email' && !isEmail(value)) faults.push({ code: 'email' });
  return faults;
}

/** A text so long that trying the pattern would take too long does not match it. */
function matches({ expression }: TextPattern, value: string): boolean {
  try {
    return expression.forText(value).test(value);
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}

function choiceFaults(field: FieldNode, value: Json, scope: Scope, settled: Settled): readonly Fault[] {
  if (field.options === null) return [];
  const chosen = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return chosen.every((one) => isAnOption(field, one, scope, settled)) ? [] : [{ code: 'option' }];
}

function pastFaults(field: FieldNode, value: Json, settled: Settled): readonly Fault[] {
  if (field.constraints.notPast !== true || typeof value !== 'string') return [];
  if (field.value.type !== 'date' && field.value.type !== 'date-time') return [];
  const today = dayOf(settled.environment.now, settled.environment.timeZone);
  return value.slice(0, 10) < today ? [{ code: 'past', params: { today } }] : [];
}
