import { ExpressionError } from './expression-error.ts';
import { MAX_LIST_LENGTH, MAX_STEPS, MAX_TEXT_LENGTH } from './limits.ts';

/** Counts the work of one evaluation, so that no expression can hold up its host. */
export class Budget {
  #left = MAX_STEPS;

  /** Throws `ExpressionError` once more steps were spent than one evaluation may take. */
  spend(steps = 1): void {
    this.#left -= steps;
    if (this.#left < 0) throw new ExpressionError(`the expression takes more than ${MAX_STEPS} steps`);
  }
}

/** The text, unless it is too long to go on with. */
export function boundedText(text: string): string {
  if (text.length > MAX_TEXT_LENGTH)
    throw new ExpressionError(`the expression makes a text of more than ${MAX_TEXT_LENGTH} characters`);
  return text;
}

/** The list, unless it is too long to go on with. */
export function boundedList<T>(list: readonly T[]): readonly T[] {
  if (list.length > MAX_LIST_LENGTH)
    throw new ExpressionError(`the expression makes a list of more than ${MAX_LIST_LENGTH} elements`);
  return list;
}
