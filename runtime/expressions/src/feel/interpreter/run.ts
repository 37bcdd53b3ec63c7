import { Budget, boundedList, boundedText } from '../../budget.ts';
import type { Environment } from '../../expression.ts';
import { ExpressionError } from '../../expression-error.ts';
import { MAX_FEEL_DEPTH, MAX_TEXT_LENGTH } from '../../limits.ts';
import { Present } from '../temporal/present.ts';

/** One evaluation: its present, and how much work is left to it. */
export class Run {
  readonly present: Present;
  readonly #budget = new Budget();
  #depth = 0;

  constructor(environment: Environment) {
    this.present = new Present(environment);
  }

  /** Counts work. Throws `ExpressionError` once it is more than one evaluation may take. */
  spend(steps: number): void {
    this.#budget.spend(steps);
  }

  /** Counts what is done to every element or character of something; such work is light. */
  spendOn(length: number): void {
    this.#budget.spend(Math.ceil(length / 64));
  }

  /** The text, counted, unless it is too long to go on with. */
  text(text: string): string {
    this.spendOn(text.length / 16);
    return boundedText(text);
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
