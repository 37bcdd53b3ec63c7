import type { Json, Variables } from './json.ts';

/** What an expression may know of the world beside its data. */
export interface Environment {
  /** The present, ISO 8601 UTC. */
  readonly now: string;
  /** IANA zone in which `today` and dates without offset are read. */
  readonly timeZone: string;
}

/** An expression, parsed once and evaluated often. Pure: same data and environment, same value. */
export interface Expression {
  readonly language: 'json-logic' | 'feel' | 'literal';
  readonly source: string;
  /** Throws `ExpressionError` when the value cannot be worked out (unknown operator, a bad argument). */
  evaluate(data: Variables, environment: Environment): Json;
}

/** The source as text, or JSON Logic as the value it is. */
export type ExpressionSource = string | { readonly [operator: string]: Json };

export type ParsedExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly reason: string };
