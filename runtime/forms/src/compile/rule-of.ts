import { getAt } from '../path.ts';
import { type CompiledRule, looksLikeRule, parseRule } from '../rules/rule.ts';
import { FormSchemaError } from './form.ts';
import type { Bound } from './node.ts';

/** The parsed rule, or null where none is given. Throws `FormSchemaError` for one that does not parse. */
export function ruleOf(componentId: string, source: unknown): CompiledRule | null {
  if (source === undefined || source === null || source === '') return null;
  const parsed = parseRule(source);
  if (!parsed.ok) throw new FormSchemaError(componentId, parsed.reason);
  return parsed.rule;
}

/** A limit: a number, a text holding one, or a rule; undefined where none is given. */
export function boundOf(componentId: string, source: unknown): Bound | undefined {
  if (source === undefined || source === null || source === '') return undefined;
  if (looksLikeRule(source)) return ruleOf(componentId, source) ?? undefined;
  const limit = Number(source);
  if (!Number.isFinite(limit)) throw new FormSchemaError(componentId, `not a limit: ${String(source)}`);
  return limit;
}

/** The rule that copies a member of a picked record (`customer.grade`); null where no source is given. */
export function sourceRule(source: string | undefined): CompiledRule | null {
  if (source === undefined || source === '') return null;
  const path = source.split('.');
  return {
    references: { reads: [path], certain: [path], needs: [path], readsClock: false },
    value: (variables) => getAt(variables, path) ?? null,
  };
}
