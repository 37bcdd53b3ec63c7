import { normalName } from '../syntax/names.ts';
import { memberOf } from '../values/members.ts';
import { contextOf, type FeelContext, isContext, type Value } from '../values/value.ts';
import { any, context, items, list, text } from './parameters.ts';
import { type Signature, signature } from './signature.ts';

/** DMN 1.3, 10.3.4.10 and DMN 1.4, 10.3.4.10: contexts out of contexts. */
export const contextFunctions: { readonly [name: string]: readonly Signature[] } = {
  'get value': [
    signature([context('m'), text('key')], ([whole, key]) => memberOf(whole, normalName(key)) ?? null),
    signature([context('m'), list('keys')], ([whole, keys]) => valueAt(whole, keys)),
  ],
  'get entries': [
    signature([context('m')], ([whole]) => Object.entries(whole).map(([key, value]) => ({ key, value }))),
  ],
  context: [signature([items('entries', isContext)], ([entries]) => contextOfEntries(entries))],
  'context merge': [
    signature([items('contexts', isContext)], ([contexts]) =>
      contextOf(contexts.flatMap(Object.entries<Value>)),
    ),
  ],
  'context put': [
    signature([context('context'), text('key'), any('value')], ([whole, key, value]) =>
      put(whole, [key], value),
    ),
    signature([context('context'), list('keys'), any('value')], ([whole, keys, value]) =>
      put(whole, keys, value),
    ),
  ],
};

function valueAt(whole: Value, keys: readonly Value[]): Value {
  return keys.reduce<Value>((value, key) => {
    const isReachable = isContext(value) && typeof key === 'string';
    return isReachable ? (memberOf(value, normalName(key)) ?? null) : null;
  }, whole);
}

/** Null where an entry has no key or no value, or two have the same key. */
function contextOfEntries(entries: readonly FeelContext[]): Value {
  const members = new Map<string, Value>();
  for (const entry of entries) {
    const [key, value] = [memberOf(entry, 'key'), memberOf(entry, 'value')];
    if (typeof key !== 'string' || value === undefined || members.has(key)) return null;
    members.set(key, value);
  }
  return contextOf(members);
}

/** The context with one member put in, however deep; null where a key is no text or leads to no context. */
function put(whole: Value, [key, ...deeper]: readonly Value[], value: Value): Value {
  if (typeof key !== 'string' || !isContext(whole)) return null;
  const member = deeper.length === 0 ? value : put(memberOf(whole, normalName(key)) ?? null, deeper, value);
  const isLost = deeper.length > 0 && member === null;
  return isLost ? null : contextOf([...Object.entries(whole), [key, member]]);
}
