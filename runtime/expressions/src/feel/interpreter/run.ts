import { Budget, boundedList, boundedText } from '../../budget.ts';
import type { Environment } from '../../expression.ts';
import { ExpressionError } from '../../expression-error.ts';
import { MAX_FEEL_DEPTH, MAX_TEXT_LENGTH } from '../../limits.ts';
import { Present } from '../temporal/present.ts';

/** How much light work is one step. */
const LIGHT = 64;

/** One evaluation: its present, and how much work is left to it. */
export class Run {
  readonly present: Present;
  readonly #budget = new Budget();
  #light = 0;
  #depth = 0;

  constructor(environment: Environment) {
    this.present = new Present(environment);
  }

  /** Counts work. Throws `ExpressionError` once it is more than one evaluation may take. */
  spend(steps: number): void {
    this.#budget.spend(steps);
  }

  /** Counts what is done to every element of something; such work is light, and 64 elements are a step. */
  spendOn(length: number): void {
    this.#light += length;
    if (this.#light < LIGHT) return;
    this.#budget.spend(Math.floor(this.#light / LIGHT));
    this.#light %= LIGHT;
  }

  /** The text, counted, unless it is too long to go on with. */
  text(text: string): string {
    this.spendOn(text.length / 16);
    return boundedText(text);
  }

  /** The texts one after the other; refused before it is made where it would be far too long. */
  join(texts: readonly string[], delimiter: string): string {
    this.requireLength(texts.reduce((length, part) => length + part.length + delimiter.length, 0));
    return this.text(texts.join(delimiter));
  }

  /** Refuses a text that would be far too long, before it is made; the length is at most this. */
  requireLength(length: number): void {
    if (length > 8 * MAX_TEXT_LENGTH)
      this.fail(`the expression makes a text of more than ${MAX_TEXT_LENGTH} characters`);
  }

  /** The list, counted, unless it is too long to go on with. */
  list<T>(list: readonly T[]): readonly T[] {
    this.spendOn(list.length);
    return boundedList(list);
  }

  /** Calls a function inside another; refuses what calls itself without end. */
  deeper<T>(call: () => T): T {
    if (this.#depth >= MAX_FEEL_DEPTH)
      this.fail(`functions call one another more than ${MAX_FEEL_DEPTH} deep`);
    this.#depth += 1;
    const result = call();
    this.#depth -= 1;
    return result;
  }

  fail(message: string): never {
    throw new ExpressionError(message);
  }
}
