import { booleanFunctions } from './boolean-functions.ts';
import { BuiltIn } from './built-in.ts';
import { camundaFunctions } from './camunda-functions.ts';
import { contextFunctions } from './context-functions.ts';
import { conversionFunctions } from './conversion-functions.ts';
import { listFunctions } from './list-functions.ts';
import { numberFunctions } from './number-functions.ts';
import { rangeFunctions } from './range-functions.ts';
import type { Signature } from './signature.ts';
import { statisticsFunctions } from './statistics-functions.ts';
import { temporalFunctions } from './temporal-functions.ts';
import { textFunctions } from './text-functions.ts';

const signatures: { readonly [name: string]: readonly Signature[] } = {
  ...conversionFunctions,
  ...booleanFunctions,
  ...textFunctions,
  ...listFunctions,
  ...statisticsFunctions,
  ...numberFunctions,
  ...rangeFunctions,
  ...temporalFunctions,
  ...contextFunctions,
  ...camundaFunctions,
};

const builtIns: ReadonlyMap<string, BuiltIn> = new Map(
  Object.entries(signatures).map(([name, ways]) => [name, new BuiltIn(name, ways)]),
);

/** A built-in function of FEEL (DMN 1.3, 10.3.4) or of Camunda 8; null where there is none of this name. */
export function functionNamed(name: string): BuiltIn | null {
  return builtIns.get(name) ?? null;
}

/** Why a built-in function cannot be called so; null where it can. */
export function refusalOfCall(name: string, args: number | readonly string[]): string | null {
  const called = functionNamed(name);
  return called === null ? `there is no such function: ${name}` : called.refusalOf(args);
}
