import type { FormComponent, FormSchema } from '@flowbook/forms';
import { componentsOf } from './components.ts';
import { newName } from './new-name.ts';

/** A copy of a component with ids and keys of its own, and which id became which. */
export interface Duplicate {
  readonly component: FormComponent;
  readonly ids: readonly (readonly [from: string, to: string])[];
}

/** Copies a component with all that it holds. */
export function duplicateOf(component: FormComponent, schema: FormSchema): Duplicate {
  const all = componentsOf(schema);
  const takenIds = new Set(all.map(({ id }) => id));
  const takenKeys = new Set(all.flatMap(({ key, path }) => [key, path]).filter((name) => name !== undefined));
  const ids: [string, string][] = [];
  const copyOf = (source: FormComponent): FormComponent => {
    const id = fresh(source.id, takenIds);
    ids.push([source.id, id]);
    const { _parent, _path, layout, ...plain } = structuredClone(source) as FormComponent & {
      _parent?: unknown;
      _path?: unknown;
    };
    const columns = (layout as { readonly columns?: unknown } | undefined)?.columns;
    return {
      ...plain,
      id,
      // A row of its own: three halves do not fit into one.
      ...(columns === undefined ? {} : { layout: { columns } }),
      ...(source.key === undefined ? {} : { key: fresh(source.key, takenKeys) }),
      ...(source.path === undefined || source.path === '' ? {} : { path: fresh(source.path, takenKeys) }),
      ...(source.components === undefined ? {} : { components: source.components.map(copyOf) }),
    };
  };
  return { component: copyOf(component), ids };
}

function fresh(name: string, taken: Set<string>): string {
  const made = newName(`${name.replace(/_\d+$/, '')}_`, taken);
  taken.add(made);
  return made;
}
