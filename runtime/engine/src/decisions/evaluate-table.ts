import {
  type Environment,
  ExpressionError,
  type FeelExpression,
  type FeelValue,
} from '@flowbook/expressions';
import type { Json, Variables } from '../json.ts';
import { DecisionFailure } from './decision-failure.ts';
import type { DecisionRule, DecisionTable, InputColumn, OutputColumn } from './decision-model.ts';
import { applyHitPolicy, type Hit } from './hit-policy.ts';
import { asType } from './value-type.ts';

/** What a decision comes to. */
export interface Conclusion {
  /** As other decisions read it (DMN 1.3, 8.2.10): bare for a table with one output. */
  readonly value: Json;
  /** As it is handed out: named wherever the outputs have names. */
  readonly result: Json;
  /** Numbers of the rules behind it, counted from 1. */
  readonly matchedRules: readonly number[];
}

/** Throws `DecisionFailure` or `ExpressionError`. */
export function evaluateTable(table: DecisionTable, data: Variables, environment: Environment): Conclusion {
  const inputs = table.inputs.map((column) => inputOf(column, data, environment));
  const hits: Hit[] = [];
  for (const [index, rule] of table.rules.entries()) {
    const number = index + 1;
    if (!cellsOf(number, () => matches(rule, inputs, data, environment))) continue;
    const outputs = table.outputs.map((column, at) =>
      cellsOf(number, () => outputOf(column, rule.entries[at] ?? null, data, environment)),
    );
    hits.push({ number, outputs });
    if (table.hitPolicy === 'FIRST') break;
  }
  const orders = table.outputs.map(({ order }) => order?.evaluate(data, environment) ?? null);
  const chosen = applyHitPolicy(table, hits, orders);
  if (chosen.hits.length === 0) return withoutHit(table, data, environment);
  return { ...shaped(table, chosen), matchedRules: chosen.hits.map(({ number }) => number) };
}

function inputOf(
  { label, expression, type, allowed }: InputColumn,
  data: Variables,
  environment: Environment,
): FeelValue {
  const written = expression.evaluateToFeel(data, environment);
  const value = asType(written, type, environment);
  if (value === undefined)
    throw new DecisionFailure('input-type-mismatch', `input "${label}" is no ${type}.`);
  if (value !== null && allowed !== null && !allowed.matches(value, data, environment))
    throw new DecisionFailure('input-not-allowed', `input "${label}" is none of ${allowed.source}.`);
  return value;
}

function matches(
  rule: DecisionRule,
  inputs: readonly FeelValue[],
  data: Variables,
  environment: Environment,
): boolean {
  return rule.tests.every((test, index) => test.matches(inputs[index], data, environment));
}

function outputOf(
  { name, type, allowed }: OutputColumn,
  entry: FeelExpression | null,
  data: Variables,
  environment: Environment,
): Json {
  if (entry === null) return null;
  if (type === null && allowed === null) return entry.evaluate(data, environment);
  const value = asType(entry.evaluateToFeel(data, environment), type, environment);
  const label = name === null ? 'the output' : `output "${name}"`;
  if (value === undefined) throw new DecisionFailure('output-type-mismatch', `${label} is no ${type}.`);
  if (value !== null && allowed !== null && !allowed.matches(value, data, environment))
    throw new DecisionFailure('output-not-allowed', `${label} is none of ${allowed.source}.`);
  return entry.evaluate(data, environment);
}

/** DMN 1.3, 8.2.11: the default outputs where no rule matches; null where there are none. */
function withoutHit(
  { hitPolicy, aggregation, outputs }: DecisionTable,
  data: Variables,
  environment: Environment,
): Conclusion {
  if (aggregation === 'COUNT') return { ...named(outputs, 0), matchedRules: [] };
  if (outputs.every(({ otherwise }) => otherwise === null))
    return { value: null, result: null, matchedRules: [] };
  const values = outputs.map((column) => outputOf(column, column.otherwise, data, environment));
  const hit = shaped({ hitPolicy, aggregation: null, outputs }, { hits: [{ number: 0, outputs: values }] });
  return { ...hit, matchedRules: [] };
}

type Shape = Pick<DecisionTable, 'hitPolicy' | 'aggregation' | 'outputs'>;

function shaped(
  { hitPolicy, aggregation, outputs }: Shape,
  { hits, aggregate = null }: { readonly hits: readonly Hit[]; readonly aggregate?: Json },
): Omit<Conclusion, 'matchedRules'> {
  if (aggregation !== null) return named(outputs, aggregate);
  const each = hits.map((hit) => rowOf(outputs, hit.outputs));
  const listed = hitPolicy === 'COLLECT' || hitPolicy === 'RULE ORDER' || hitPolicy === 'OUTPUT ORDER';
  if (!listed) return each[0] ?? { value: null, result: null };
  return { value: each.map(({ value }) => value), result: each.map(({ result }) => result) };
}

function rowOf(outputs: readonly OutputColumn[], values: readonly Json[]): Omit<Conclusion, 'matchedRules'> {
  if (outputs.length === 1) return named(outputs, values[0] ?? null);
  const row = Object.fromEntries(outputs.map(({ name }, index) => [name ?? '', values[index] ?? null]));
  return { value: row, result: row };
}

/** The value of a table with one output. */
function named(outputs: readonly OutputColumn[], value: Json): Omit<Conclusion, 'matchedRules'> {
  const name = outputs[0]?.name ?? null;
  return { value, result: name === null ? value : { [name]: value } };
}

/** Failures in a rule say in which. */
function cellsOf<T>(number: number, evaluate: () => T): T {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof DecisionFailure)
      throw new DecisionFailure(error.code, `rule ${number}: ${error.message}`, { cause: error });
    if (error instanceof ExpressionError)
      throw new ExpressionError(`rule ${number}: ${error.message}`, { cause: error });
    throw error;
  }
}
