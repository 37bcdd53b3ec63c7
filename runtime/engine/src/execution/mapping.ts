import type { Expression } from '@flowbook/expressions';
import type { Json, Variables } from '../json.ts';
import { evaluate } from './evaluate.ts';
import type { Step } from './step.ts';

/** One line of an input, output or script mapping: an expression and the place its value goes to. */
export interface Mapping {
  /** `['complaint', 'level']`: field `level` of the variable `complaint`. Never empty. */
  readonly target: readonly string[];
  readonly expression: Expression;
}

/** Evaluates a mapping into an object of its own, over `base`; each line sees the same data. */
export function mapInto(
  step: Step,
  mappings: readonly Mapping[],
  data: Variables,
  base: Variables,
): Variables {
  let result = base;
  for (const { target, expression } of mappings) {
    result = withValue(result, target, evaluate(step, expression, data));
  }
  return result;
}

/**
 * Evaluates a mapping onto variables: each line sees the same data, and a field is set in the variable as it stands.
 *
 * @returns the whole new values of the variables that the mapping names
 */
export function mapOnto(
  step: Step,
  mappings: readonly Mapping[],
  data: Variables,
  visible: Variables,
): Variables {
  const changed = mapInto(step, mappings, data, visible);
  return namedBy(mappings, changed);
}

/** Evaluates assignments one after the other, each seeing what the ones before it have set. */
export function assignInTurn(step: Step, assignments: readonly Mapping[], visible: Variables): Variables {
  let data = visible;
  for (const { target, expression } of assignments) {
    data = withValue(data, target, evaluate(step, expression, data));
  }
  return namedBy(assignments, data);
}

function namedBy(mappings: readonly Mapping[], variables: Variables): Variables {
  const names = new Set(mappings.flatMap(({ target }) => target.slice(0, 1)));
  return Object.fromEntries([...names].map((name) => [name, variables[name] ?? null]));
}

/** A copy in which the place holds the value; objects on the way there are copied, anything else is replaced. */
export function withValue(record: Variables, path: readonly string[], value: Json): Variables {
  const [name, ...rest] = path;
  if (name === undefined) return record;
  if (rest.length === 0) return { ...record, [name]: value };
  const inner = Object.hasOwn(record, name) ? record[name] : undefined;
  return { ...record, [name]: withValue(isRecord(inner) ? inner : {}, rest, value) };
}

export function isRecord(value: Json | undefined): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
