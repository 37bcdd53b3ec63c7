import type { Run } from '../interpreter/run.ts';
import { SpecialValue, type Value } from './value.ts';

/** A function: one that is built in, or one that an expression defines (DMN 1.3, 10.3.2.11). */
export abstract class FeelFunction extends SpecialValue {
  readonly kind = 'function';

  override toString(): string {
    return 'function';
  }

  /** Throws `ExpressionError` where the function takes no such arguments. */
  abstract call(args: readonly Value[], run: Run): Value;

  /** Throws `ExpressionError` where the function has no such parameters. */
  abstract callByName(args: ReadonlyMap<string, Value>, run: Run): Value;
}

/** A function that an expression defines. What is not given is null. */
export class DefinedFunction extends FeelFunction {
  readonly #parameters: readonly string[];
  readonly #apply: (args: readonly Value[], run: Run) => Value;

  constructor(parameters: readonly string[], apply: (args: readonly Value[], run: Run) => Value) {
    super();
    this.#parameters = parameters;
    this.#apply = apply;
  }

  call(args: readonly Value[], run: Run): Value {
    if (args.length > this.#parameters.length)
      run.fail(`a function of ${this.#parameters.length} parameters is called with ${args.length} arguments`);
    return run.deeper(() => this.#apply(args, run));
  }

  callByName(args: ReadonlyMap<string, Value>, run: Run): Value {
    for (const name of args.keys()) {
      if (!this.#parameters.includes(name))
        run.fail(`the function that is called has no parameter "${name}"`);
    }
    return this.call(
      this.#parameters.map((name) => args.get(name) ?? null),
      run,
    );
  }
}
