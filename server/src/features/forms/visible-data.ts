import type { FormComponent, FormSchema } from '@flowbook/forms';
import { isList, membersOf, valueAt } from '../../http/json.ts';
import type { Json } from '../../stores/ports/rows.ts';

type Data = { readonly [field: string]: Json };
type Draft = { [field: string]: Json };

/**
 * The part of a document that an opened form shows. What the opening hides, and what stands in the document without
 * being in the form, never leaves the server.
 * @param opened what `openForm` made of the schema: hidden components are gone from it
 */
export function visibleData(opened: FormSchema, document: Data): Data {
  return pick(opened.components, document);
}

function pick(components: readonly FormComponent[], source: Data): Data {
  const target: Draft = {};
  for (const component of components) copyComponent(component, source, target);
  return target;
}

function copyComponent(component: FormComponent, source: Data, target: Draft): void {
  const { type, components = [], columns } = component;
  const place = (component.key ?? component.path ?? '').split('.').filter((step) => step !== '');
  if (type === 'dynamiclist') {
    copyAt(place, source, target, (value) => rows(value, (row) => pick(components, row)));
  } else if (columns !== undefined) {
    const keys = ['rowKey', ...columns.map(({ key }) => key)];
    copyAt(place, source, target, (value) => rows(value, (row) => only(row, keys)));
  } else if (components.length > 0) {
    if (place.length === 0) for (const child of components) copyComponent(child, source, target);
    else mergeGroup(place, components, source, target);
  } else if (component.key !== undefined) {
    copyAt(place, source, target, (value) => value);
  }
}

/** A group with a path of its own: its fields lie deeper, beside those of other groups with the same path. */
function mergeGroup(
  place: readonly string[],
  components: readonly FormComponent[],
  source: Data,
  target: Draft,
): void {
  const inner = valueAt(source, place);
  if (inner === undefined) return;
  const picked = pick(components, membersOf(inner));
  const before = membersOf(valueAt(target, place));
  setAt(target, place, { ...before, ...picked });
}

function copyAt(place: readonly string[], source: Data, target: Draft, convert: (value: Json) => Json): void {
  const value = place.length === 0 ? undefined : valueAt(source, place);
  if (value !== undefined) setAt(target, place, convert(value));
}

function rows(value: Json, convert: (row: Data) => Json): Json {
  return isList(value) ? value.map((row) => convert(membersOf(row))) : value;
}

function only(row: Data, keys: readonly string[]): Data {
  return Object.fromEntries(Object.entries(row).filter(([key]) => keys.includes(key)));
}

function setAt(target: Draft, place: readonly string[], value: Json): void {
  const [first, ...rest] = place;
  if (first === undefined || first === '__proto__') return;
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const inner: Draft = { ...membersOf(Object.hasOwn(target, first) ? target[first] : undefined) };
  setAt(inner, rest, value);
  target[first] = inner;
}
