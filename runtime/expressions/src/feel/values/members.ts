import type { Run } from '../interpreter/run.ts';
import { isPlain, normalName } from '../syntax/names.ts';
import type { FeelContext, Value } from './value.ts';

/**
 * The member of a context, undefined where it has none of its own. Names are equal however the white space in them is
 * written (DMN 1.3, 10.3.1.4); `name` is normal already.
 */
export function memberOf(context: FeelContext, name: string, run: Run): Value | undefined {
  if (Object.hasOwn(context, name)) return context[name] ?? null;
  if (isPlain(name)) return undefined;
  const keys = Object.keys(context);
  run.spendOn(keys.length);
  for (const key of keys) {
    if (normalName(key) === name) return context[key] ?? null;
  }
  return undefined;
}
