import {
  type Environment,
  type Expression,
  ExpressionError,
  type Json,
  parseExpression,
  type Variables,
} from '@flowbook/expressions';
import type { Rule } from '../schema.ts';
import { type References, referencesOf } from './references.ts';

/** A rule of a form, parsed once. */
export interface CompiledRule {
  readonly references: References;
  /** The value, or null where it cannot be worked out: a rule over a half-filled form is no error of its user. */
  value(variables: Variables, environment: Environment): Json;
}

export type ParsedRule =
  | { readonly ok: true; readonly rule: CompiledRule }
  | { readonly ok: false; readonly reason: string };

/** True for what may be a rule at all: JSON Logic (an object) or FEEL (text beginning with `=`). */
export function looksLikeRule(source: unknown): source is Rule {
  if (typeof source === 'string') return source.startsWith('=');
  return typeof source === 'object' && source !== null && !Array.isArray(source);
}

/** Parses a rule; says in words why it cannot. */
export function parseRule(source: unknown): ParsedRule {
  if (!looksLikeRule(source))
    return { ok: false, reason: 'a rule is a JSON Logic object or FEEL text beginning with "="' };
  const parsed = parseExpression(source);
  if (!parsed.ok) return parsed;
  return { ok: true, rule: { references: referencesOf(source), value: quietly(parsed.expression) } };
}

function quietly(expression: Expression): CompiledRule['value'] {
  return (variables, environment) => {
    try {
      return expression.evaluate(variables, environment) ?? null;
    } catch (error) {
      if (error instanceof ExpressionError) return null;
      throw error;
    }
  };
}
