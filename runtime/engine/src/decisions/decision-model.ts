import type { FeelExpression, UnaryTest } from '@flowbook/expressions';
import type { ValueType } from './value-type.ts';

/**
 * A decision, ready to be evaluated: everything parsed, with the decisions whose results it needs inside. Plain data
 * but for the parsed expressions, and never changed; to keep one, keep its file.
 */
export interface DecisionModel {
  readonly id: string;
  readonly name: string;
  /** The name under which decisions that require this one read its value. */
  readonly variable: string;
  /** Names of the input data that this decision itself requires. */
  readonly inputData: readonly string[];
  /** Decisions whose values this one reads (DMN 1.3, 6.3.9); never in a circle. */
  readonly requires: readonly DecisionModel[];
  readonly logic: DecisionTable | LiteralDecision;
}

/** DMN 1.3, 7.3.1: the value of one expression. */
export interface LiteralDecision {
  readonly kind: 'literal';
  readonly expression: FeelExpression;
}

/** DMN 1.3, 8.3.1. */
export interface DecisionTable {
  readonly kind: 'table';
  readonly hitPolicy: HitPolicy;
  /** Only with COLLECT; null lists the results. */
  readonly aggregation: Aggregation | null;
  readonly inputs: readonly InputColumn[];
  readonly outputs: readonly OutputColumn[];
  /** In the order of the table; rule numbers count from 1. */
  readonly rules: readonly DecisionRule[];
}

export const HIT_POLICIES = [
  'UNIQUE',
  'FIRST',
  'PRIORITY',
  'ANY',
  'COLLECT',
  'RULE ORDER',
  'OUTPUT ORDER',
] as const;
export type HitPolicy = (typeof HIT_POLICIES)[number];

export const AGGREGATIONS = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

export interface InputColumn {
  /** What a person calls it: its label, or its expression. */
  readonly label: string;
  readonly expression: FeelExpression;
  /** Null where any value will do. */
  readonly type: ValueType | null;
  /** Values that may come in; null where all may. */
  readonly allowed: UnaryTest | null;
}

export interface OutputColumn {
  /** Null only in a table of one column, whose results are then bare values. */
  readonly name: string | null;
  readonly type: ValueType | null;
  /** Values that may come out; null where all may. */
  readonly allowed: UnaryTest | null;
  /** The list of allowed values, the most important first; for PRIORITY and OUTPUT ORDER. */
  readonly order: FeelExpression | null;
  /** Result where no rule matches. */
  readonly otherwise: FeelExpression | null;
}

export interface DecisionRule {
  /** One for each input column. */
  readonly tests: readonly UnaryTest[];
  /** One for each output column; null for an empty cell, which gives null. */
  readonly entries: readonly (FeelExpression | null)[];
}
