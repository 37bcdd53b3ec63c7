import type { Run } from '../interpreter/run.ts';
import { FeelFunction } from '../values/feel-function.ts';
import { isList, type Value } from '../values/value.ts';
import type { Signature } from './signature.ts';

/** A built-in function: the first of its signatures that takes the arguments works them out, else the result is null. */
export class BuiltIn extends FeelFunction {
  readonly #name: string;
  readonly #signatures: readonly Signature[];

  constructor(name: string, signatures: readonly Signature[]) {
    super();
    this.#name = name;
    this.#signatures = signatures;
  }

  /** Why it cannot be called so: with so many arguments, or with arguments of these names. Null where it can. */
  refusalOf(args: number | readonly string[]): string | null {
    const isFitting = (signature: Signature) =>
      typeof args === 'number' ? signature.takes(args) : signature.takesNames(args);
    if (this.#signatures.some(isFitting)) return null;
    const ways = this.#signatures.map(({ names }) => `${this.#name}(${names.join(', ')})`).join(' or ');
    return `a function is called with the wrong arguments; it is ${ways}`;
  }

  call(args: readonly Value[], run: Run): Value {
    this.#require(args.length, run);
    const fitting = this.#signatures.filter((signature) => signature.takes(args.length));
    return firstResult(fitting, () => args, run);
  }

  callByName(args: ReadonlyMap<string, Value>, run: Run): Value {
    const names = [...args.keys()];
    this.#require(names, run);
    const fitting = this.#signatures.filter((signature) => signature.takesNames(names));
    return firstResult(fitting, (signature) => inOrder(signature, args), run);
  }

  #require(args: number | readonly string[], run: Run): void {
    const refusal = this.refusalOf(args);
    if (refusal !== null) run.fail(refusal);
  }
}

function firstResult(
  signatures: readonly Signature[],
  argsFor: (signature: Signature) => readonly (Value | undefined)[],
  run: Run,
): Value {
  run.spend(1);
  for (const signature of signatures) {
    const result = signature.apply(argsFor(signature), run);
    if (result !== undefined) return result;
  }
  return null;
}

/** The arguments as if they were given by position; a list for a parameter that takes all is its items. */
function inOrder(
  { names, restAt }: Signature,
  args: ReadonlyMap<string, Value>,
): readonly (Value | undefined)[] {
  return names.flatMap<Value | undefined>((name, index) => {
    const value = args.get(name);
    return index === restAt && isList(value) ? [...value] : [value];
  });
}
