import type { Budget } from '../budget.ts';
import type { Environment } from '../expression.ts';
import type { Json } from '../json.ts';

/** What an operator may reach beside its arguments. */
export interface Run {
  readonly environment: Environment;
  readonly budget: Budget;
}

/** One operator of JSON Logic: its arguments, already worked out, and the data in reach (a list's element inside `map`). */
export interface Operation {
  /** How many arguments it takes. */
  readonly arity: readonly [min: number, max: number];
  apply(args: readonly Json[], data: Json, run: Run): Json;
}

export type Operations = { readonly [operator: string]: Operation };

/** Shorthand for the tables of operators. */
export function operation(min: number, max: number, apply: Operation['apply']): Operation {
  return { arity: [min, max], apply };
}
