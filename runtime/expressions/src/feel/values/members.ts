import { isPlain, normalName } from '../syntax/names.ts';
import type { FeelContext, Value } from './value.ts';

/**
 * The member of a context, undefined where it has none of its own. Names are equal however the white space in them is
 * written (DMN 1.3, 10.3.1.4); `name` is normal already.
 */
export function memberOf(context: FeelContext, name: string): Value | undefined {
  if (Object.hasOwn(context, name)) return context[name] ?? null;
  if (isPlain(name)) return undefined;
  for (const key of Object.keys(context)) {
    if (normalName(key) === name) return context[key] ?? null;
  }
  return undefined;
}
