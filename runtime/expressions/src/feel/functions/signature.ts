import type { Run } from '../interpreter/run.ts';
import { isContext, isList, type Value } from '../values/value.ts';

/** One parameter of a built-in function, and which values it takes. */
export interface Parameter<T> {
  readonly name: string;
  /** May be left out, or null. */
  readonly isOptional: boolean;
  /** Takes all arguments from here on. */
  readonly isRest: boolean;
  /** Undefined for a value that it does not take. */
  read(value: Value): T | undefined;
}

type Arguments<P extends readonly Parameter<unknown>[]> = {
  readonly [index in keyof P]: P[index] extends Parameter<infer T> ? T : never;
};

/** One way to call a built-in function (DMN 1.3, 10.3.4). */
export interface Signature {
  readonly names: readonly string[];
  /** Which of the parameters takes all arguments from there on; -1 for none. */
  readonly restAt: number;
  /** Whether it can be called with so many arguments. */
  takes(count: number): boolean;
  /** Whether it can be called with arguments of these names. */
  takesNames(names: readonly string[]): boolean;
  /** The result; undefined where it does not take these values. */
  apply(args: readonly (Value | undefined)[], run: Run): Value | undefined;
}

/** A signature of its parameters and of what it does with their values; what it does not take makes the result null. */
export function signature<const P extends readonly Parameter<unknown>[]>(
  parameters: P,
  compute: (args: Arguments<P>, run: Run) => Value,
): Signature {
  const required = parameters.filter(({ isOptional }) => !isOptional);
  const restAt = parameters.findIndex(({ isRest }) => isRest);
  const names = parameters.map(({ name }) => name);
  return {
    names,
    restAt,
    takes: (count) => count >= required.length && (restAt >= 0 || count <= parameters.length),
    takesNames: (given) =>
      given.every((name) => names.includes(name)) && required.every(({ name }) => given.includes(name)),
    apply(args, run) {
      const values: unknown[] = [];
      for (const [index, parameter] of parameters.entries()) {
        const value = parameter.isRest ? withoutGaps(args.slice(index)) : (args[index] ?? null);
        weigh(value, run);
        const read = value === null && parameter.isOptional ? null : parameter.read(value);
        if (read === undefined) return undefined;
        values.push(read);
      }
      return compute(values as unknown as Arguments<P>, run);
    },
  };
}

const withoutGaps = (args: readonly (Value | undefined)[]) => args.map((arg) => arg ?? null);

/** Functions go through their texts and lists at least once. */
function weigh(value: Value, run: Run): void {
  if (typeof value === 'string') run.spendOn(value.length / 16);
  else if (isList(value)) run.spendOn(value.length);
  else if (isContext(value)) run.spendOn(Object.keys(value).length);
}
