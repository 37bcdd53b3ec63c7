import type { Expression, ExpressionSource, ParsedExpression } from './expression.ts';
import { parseFeel } from './feel/feel-expression.ts';
import type { Json } from './json.ts';
import { parseJsonLogic } from './json-logic/parse-json-logic.ts';
import { isRecord } from './json-values.ts';
import { MAX_SOURCE_LENGTH } from './limits.ts';

/**
 * Parses an expression once, to be evaluated often. An object, or text that begins with `{`, is JSON Logic; text that
 * begins with `=` is FEEL (what follows the sign); any other text stands for itself, without the white space around it.
 * What cannot be parsed is refused with a reason in words; nothing throws.
 */
export function parseExpression(source: ExpressionSource | object): ParsedExpression {
  if (typeof source !== 'string') {
    return isJsonObject(source)
      ? parseJsonLogic(source)
      : { ok: false, reason: 'an expression is a text or a JSON Logic object' };
  }
  const text = source.trim();
  if (text.length > MAX_SOURCE_LENGTH)
    return { ok: false, reason: `an expression may have at most ${MAX_SOURCE_LENGTH} characters` };
  if (text.startsWith('=')) return parseFeel(text.slice(1));
  if (text.startsWith('{')) return parseJsonText(text);
  return { ok: true, expression: literal(text) };
}

function isJsonObject(source: unknown): source is { readonly [operator: string]: Json } {
  return isRecord(source);
}

function parseJsonText(text: string): ParsedExpression {
  try {
    const rule: unknown = JSON.parse(text);
    return isJsonObject(rule) ? parseJsonLogic(rule) : { ok: false, reason: 'JSON Logic is an object' };
  } catch {
    return { ok: false, reason: 'text that begins with "{" is JSON Logic, but this is no JSON' };
  }
}

function literal(text: string): Expression {
  return { language: 'literal', source: text, evaluate: () => text };
}
