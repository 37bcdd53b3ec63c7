import { type FeelExpression, parseFeel, parseUnaryTest, type UnaryTest } from '@flowbook/expressions';
import type { Problem } from '../errors/problem.ts';
import { type DmnElement, idOf, textOf } from './dmn-element.ts';

/** Parses the FEEL of a decision and notes everything that is wrong with it. */
export class CellParser {
  readonly #problems: Problem[];
  readonly #fileLanguage: string | null;

  constructor(problems: Problem[], fileLanguage: string | null) {
    this.#problems = problems;
    this.#fileLanguage = fileLanguage;
  }

  /** The expression in an element's text; null where there is no text, or where it is wrong (then noted). */
  expression(element: DmnElement | null, owner: string | null): FeelExpression | null {
    const text = this.#feelIn(element, owner);
    if (element === null || text === null) return null;
    const parsed = parseFeel(text);
    if (parsed.ok) return parsed.expression;
    this.#note(element, owner, text, parsed.reason);
    return null;
  }

  /** The unary tests in an element's text; no text is `-`. Null where they are wrong (then noted). */
  tests(element: DmnElement | null, owner: string | null): UnaryTest | null {
    const text = this.#feelIn(element, owner) ?? '-';
    const parsed = parseUnaryTest(text);
    if (parsed.ok) return parsed.test;
    this.#note(element, owner, text, parsed.reason);
    return null;
  }

  /** The allowed values of an output as a list, in their order; null where they are no list of expressions. */
  list(element: DmnElement | null): FeelExpression | null {
    const text = textOf(element, 'text');
    const parsed = text === null ? null : parseFeel(`[${text}]`);
    return parsed?.ok ? parsed.expression : null;
  }

  #feelIn(element: DmnElement | null, owner: string | null): string | null {
    const text = textOf(element, 'text');
    const language = textOf(element, 'expressionLanguage') ?? this.#fileLanguage;
    if (element === null || text === null || language === null || /feel/i.test(language)) return text;
    this.#problems.push({
      code: 'expression-language-not-supported',
      elementId: idOf(element) ?? owner,
      reason: `Expressions are written in FEEL, not in "${language}".`,
    });
    return null;
  }

  #note(element: DmnElement | null, owner: string | null, text: string, reason: string): void {
    this.#problems.push({
      code: 'expression-invalid',
      elementId: (element === null ? null : idOf(element)) ?? owner,
      reason: `"${text.length > 80 ? `${text.slice(0, 80)}…` : text}" cannot be used: ${reason}.`,
    });
  }
}
