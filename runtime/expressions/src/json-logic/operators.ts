import jsonLogic from 'json-logic-js';
import { Budget } from '../budget.ts';
import type { Environment } from '../expression.ts';
import type { Json } from '../json.ts';
import { comparisonOperations } from './comparison-operations.ts';
import { dataOperations } from './data-operations.ts';
import { numberOperations } from './number-operations.ts';
import { type Operation, type Operations, operation, type Run } from './operation.ts';
import { textOperations } from './text-operations.ts';
import { timeOperations } from './time-operations.ts';

/** Every operator that works on arguments already worked out. */
export const operations: Operations = {
  ...dataOperations,
  ...comparisonOperations,
  ...numberOperations,
  ...textOperations,
  ...timeOperations,
};

/** Counts one element of a list; wrapped by the parser around what `map` and its like do with each. */
export const STEP = 'step';

/**
 * json-logic-js keeps one table of operators for everybody who loads it. Ours stand there under names that begin with
 * this prefix, and the parser writes rules with them (`{"flowbook:<": [a, b]}`). Thus no standard operator changes under
 * others' feet, and nobody who adds operators changes ours.
 */
export const PREFIX = 'flowbook:';

/** The evaluation under way: json-logic-js hands operators nothing but arguments and data. */
let current: Run | null = null;

const step = operation(1, 1, ([value = null]) => value);
for (const [name, { apply }] of Object.entries({ ...operations, [STEP]: step })) {
  jsonLogic.add_operation(PREFIX + name, callable(apply));
}

/** Evaluates a rule that the parser wrote. Synchronous, so that the run under way is always the innermost. */
export function run(rule: Json, data: Json, environment: Environment): Json {
  const outer = current;
  current = { environment, budget: new Budget() };
  try {
    return jsonLogic.apply(rule as Parameters<typeof jsonLogic.apply>[0], data) ?? null;
  } finally {
    current = outer;
  }
}

function callable(apply: Operation['apply']) {
  return function (this: Json, ...args: readonly Json[]): Json {
    if (current === null) throw new Error('an operator of ours is used outside an evaluation');
    current.budget.spend();
    return apply(args, this ?? null, current);
  };
}
