import type { Run } from '../interpreter/run.ts';
import { normalName } from '../syntax/names.ts';
import { memberOf } from '../values/members.ts';
import { contextOf, type FeelContext, isContext, type Value } from '../values/value.ts';
import { any, context, items, list, text } from './parameters.ts';
import { type Signature, signature } from './signature.ts';

/** DMN 1.3, 10.3.4.10 and DMN 1.4, 10.3.4.10: contexts out of contexts. */
export const contextFunctions: { readonly [name: string]: readonly Signature[] } = {
  'get value': [
    signature(
      [context('m'), text('key')],
      ([whole, key], run) => memberOf(whole, normalName(key), run) ?? null,
    ),
    signature([context('m'), list('keys')], ([whole, keys], run) => valueAt(whole, keys, run)),
  ],
  'get entries': [
    signature([context('m')], ([whole]) => Object.entries(whole).map(([key, value]) => ({ key, value }))),
  ],
  context: [signature([items('entries', isContext)], ([entries], run) => contextOfEntries(entries, run))],
  'context merge': [
    signature([items('contexts', isContext)], ([contexts]) =>
      contextOf(contexts.flatMap(Object.entries<Value>)),
    ),
  ],
  'context put': [
    signature([context('context'), text('key'), any('value')], ([whole, key, value], run) =>
      put(whole, [key], value, run),
    ),
    signature([context('context'), list('keys'), any('value')], ([whole, keys, value], run) =>
      put(whole, keys, value, run),
    ),
  ],
};

function valueAt(whole: Value, keys: readonly Value[], run: Run): Value {
  return keys.reduce<Value>((value, key) => {
    const isReachable = isContext(value) && typeof key === 'string';
    return isReachable ? (memberOf(value, normalName(key), run) ?? null) : null;
  }, whole);
}

/** Null where an entry has no key or no value, or two have the same key. */
function contextOfEntries(entries: readonly FeelContext[], run: Run): Value {
  const members = new Map<string, Value>();
  for (const entry of entries) {
    const [key, value] = [memberOf(entry, 'key', run), memberOf(entry, 'value', run)];
    if (typeof key !== 'string' || value === undefined || members.has(key)) return null;
    members.set(key, value);
  }
  return contextOf(members);
}

/** The context with one member put in, however deep; null where a key is no text or leads to no context. */
function put(whole: Value, [key, ...deeper]: readonly Value[], value: Value, run: Run): Value {
  if (typeof key !== 'string' || !isContext(whole)) return null;
  const member =
    deeper.length === 0 ? value : put(memberOf(whole, normalName(key), run) ?? null, deeper, value, run);
  const isLost = deeper.length > 0 && member === null;
  return isLost ? null : contextOf([...Object.entries(whole), [key, member]]);
}
