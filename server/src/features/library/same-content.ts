import { isList } from '../../http/json.ts';
import type { Json } from '../../stores/ports/rows.ts';

/** Whether two contents say the same, whatever the order of their members. */
export function sameContent(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a) || isList(b)) {
    if (!isList(a) || !isList(b)) return false;
    return a.length === b.length && a.every((item, index) => sameContent(item, b[index]));
  }
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && sameContent(a[name], b[name]))
  );
}
