import type { FormComponent, FormData, Json } from '@flowbook/forms';
import { isRecord } from '../fields/records.ts';

/**
 * Copies what rules computed into what the viewer shows. Walks the components with both documents side by side; gives back
 * `shown` itself where nothing differs, else a copy.
 */
export function withComputed(
  components: readonly FormComponent[],
  shown: FormData,
  evaluated: FormData,
): FormData {
  let result = shown;
  const put = (path: readonly string[], value: Json) => {
    if (same(at(result, path), value)) return;
    result = replaced(result, path, value);
  };
  for (const component of components) {
    const key = component.key ?? component.path ?? '';
    const path = key === '' ? [] : key.split('.');
    if (component.type === 'group') {
      const inner = path.length === 0 ? result : at(result, path);
      const source = path.length === 0 ? evaluated : at(evaluated, path);
      if (!isRecord(inner) || !isRecord(source)) continue;
      const next = withComputed(component.components ?? [], inner, source);
      if (next !== inner) result = path.length === 0 ? next : replaced(result, path, next);
    } else if (component.type === 'dynamiclist' || component.type === 'grid') {
      const rows = at(result, path);
      const sources = at(evaluated, path);
      if (Array.isArray(rows) && Array.isArray(sources))
        put(path, withComputedRows(component, rows, sources));
    } else if (isComputed(component)) put(path, at(evaluated, path) ?? null);
  }
  return result;
}

function withComputedRows(component: FormComponent, rows: readonly Json[], sources: readonly Json[]): Json[] {
  const columns: readonly FormComponent[] =
    component.type === 'grid'
      ? (component.columns ?? [])
          .filter((column) => column.type === 'computed')
          .map(({ key }) => ({ type: 'computed', id: key, key }))
      : (component.components ?? []);
  return rows.map((row, index) => {
    const source = sources[index];
    return isRecord(row) && isRecord(source) ? (withComputed(columns, row, source) as Json) : row;
  });
}

function isComputed(component: FormComponent): boolean {
  return component.type === 'computed' || component.flowbook?.computed !== undefined;
}

function at(root: unknown, path: readonly string[]): Json | undefined {
  let value: unknown = root;
  for (const step of path) {
    if (!isRecord(value) || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value as Json | undefined;
}

function replaced(root: FormData, path: readonly string[], value: Json): FormData {
  const [step, ...rest] = path;
  if (step === undefined) return root;
  const inner = root[step];
  return {
    ...root,
    [step]: rest.length === 0 ? value : (replaced(isRecord(inner) ? inner : {}, rest, value) as Json),
  };
}

function same(a: Json | undefined, b: Json): boolean {
  return a === b || (a === undefined && b === null) || JSON.stringify(a) === JSON.stringify(b);
}
