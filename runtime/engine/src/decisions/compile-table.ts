import type { FeelExpression, UnaryTest } from '@flowbook/expressions';
import {
  AGGREGATIONS,
  type Aggregation,
  type DecisionRule,
  type DecisionTable,
  HIT_POLICIES,
  type HitPolicy,
  type InputColumn,
  type OutputColumn,
} from './decision-model.ts';
import { childOf, childrenOf, type DmnElement, idOf, textOf } from './dmn-element.ts';
import type { CellParser } from './parse-cells.ts';
import { valueTypeOf } from './value-type.ts';

/** What the compilation of one decision writes to. */
export interface Notes {
  readonly cells: CellParser;
  problem(element: DmnElement, code: string, reason: string): void;
}

/** A table, or null with everything that is wrong noted. `owner` is the decision's id. */
export function compileTable(table: DmnElement, owner: string, notes: Notes): DecisionTable | null {
  const inputs = childrenOf(table, 'input').map((input) => compileInput(input, owner, notes));
  const outputs = childrenOf(table, 'output').map((output) => compileOutput(output, owner, notes));
  const rules = childrenOf(table, 'rule').map((rule, index) =>
    compileRule(rule, index + 1, [inputs.length, outputs.length], owner, notes),
  );
  const hitPolicy = oneOf(HIT_POLICIES, textOf(table, 'hitPolicy') ?? 'UNIQUE');
  if (hitPolicy === null)
    notes.problem(table, 'hit-policy-unknown', 'The hit policy is none that DMN knows.');
  const aggregation = aggregationOf(table, hitPolicy, outputs, notes);
  checkOutputs(table, outputs, hitPolicy, notes);
  if (hitPolicy === null || !allPresent(inputs) || !allPresent(rules)) return null;
  return { kind: 'table', hitPolicy, aggregation, inputs, outputs, rules };
}

function compileInput(input: DmnElement, owner: string, { cells, problem }: Notes): InputColumn | null {
  const element = childOf(input, 'inputExpression');
  const expression = cells.expression(element, owner);
  if (textOf(element, 'text') === null)
    problem(
      input,
      'input-without-expression',
      'An input column needs an expression that says what it looks at.',
    );
  const allowed = allowedBy(childOf(input, 'inputValues'), owner, cells);
  if (expression === null) return null;
  return {
    label: textOf(input, 'label') ?? expression.source,
    expression,
    type: valueTypeOf(textOf(element, 'typeRef')),
    allowed,
  };
}

function compileOutput(output: DmnElement, owner: string, { cells }: Notes): OutputColumn {
  const values = childOf(output, 'outputValues');
  return {
    name: textOf(output, 'name'),
    type: valueTypeOf(textOf(output, 'typeRef')),
    allowed: allowedBy(values, owner, cells),
    order: cells.list(values),
    otherwise: cells.expression(childOf(output, 'defaultOutputEntry'), owner),
  };
}

function allowedBy(element: DmnElement | null, owner: string, cells: CellParser): UnaryTest | null {
  return textOf(element, 'text') === null ? null : cells.tests(element, owner);
}

function compileRule(
  rule: DmnElement,
  number: number,
  [inputCount, outputCount]: readonly [inputs: number, outputs: number],
  owner: string,
  { cells, problem }: Notes,
): DecisionRule | null {
  const [conditions, conclusions] = [childrenOf(rule, 'inputEntry'), childrenOf(rule, 'outputEntry')];
  const tests = conditions.map((cell) => cells.tests(cell, idOf(rule) ?? owner));
  const entries: (FeelExpression | null)[] = conclusions.map((cell) =>
    cells.expression(cell, idOf(rule) ?? owner),
  );
  if (conditions.length !== inputCount || conclusions.length !== outputCount) {
    problem(
      rule,
      'rule-incomplete',
      `Rule ${number} needs ${inputCount} conditions and ${outputCount} conclusions, but has ${conditions.length} and ${conclusions.length}.`,
    );
    return null;
  }
  return allPresent(tests) ? { tests, entries } : null;
}

function aggregationOf(
  table: DmnElement,
  hitPolicy: HitPolicy | null,
  outputs: readonly OutputColumn[],
  { problem }: Notes,
): Aggregation | null {
  const written = textOf(table, 'aggregation');
  if (written === null) return null;
  const aggregation = oneOf(AGGREGATIONS, written);
  if (aggregation === null)
    problem(table, 'aggregation-unknown', `"${written}" is no aggregation that DMN knows.`);
  if (hitPolicy !== 'COLLECT')
    problem(table, 'aggregation-without-collect', 'Only a table with the hit policy COLLECT can aggregate.');
  if (outputs.length > 1)
    problem(table, 'aggregation-of-many-outputs', 'Only a table with one output column can aggregate.');
  return aggregation;
}

function checkOutputs(
  table: DmnElement,
  outputs: readonly OutputColumn[],
  hitPolicy: HitPolicy | null,
  { problem }: Notes,
): void {
  if (outputs.length === 0) problem(table, 'table-without-output', 'A table needs an output column.');
  const names = outputs.map(({ name }) => name);
  if (outputs.length > 1 && names.includes(null))
    problem(table, 'output-without-name', 'In a table with several outputs each needs a name.');
  if (new Set(names).size < names.length && !names.includes(null))
    problem(table, 'output-name-twice', 'Two outputs of the table have the same name.');
  const byValue = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER';
  if (byValue && outputs.every(({ order }) => order === null))
    problem(
      table,
      'output-values-missing',
      `${hitPolicy} needs the list of output values, the most important first.`,
    );
}

function oneOf<T extends string>(known: readonly T[], text: string): T | null {
  return known.find((item) => item === text) ?? null;
}

function allPresent<T>(items: readonly (T | null)[]): items is readonly T[] {
  return !items.includes(null);
}
