import type { FormComponent, FormSchema } from '@flowbook/forms';

/** Every component of a form, containers before what they hold. */
export function componentsOf(schema: Pick<FormSchema, 'components'>): readonly FormComponent[] {
  return schema.components.flatMap((component) => [
    component,
    ...componentsOf({ components: component.components ?? [] }),
  ]);
}

/** Components that hold a value of their own. */
export function keyedComponentsOf(schema: Pick<FormSchema, 'components'>): readonly FormComponent[] {
  return componentsOf(schema).filter(({ key }) => key !== undefined && key !== '');
}

/** The container that holds a component directly; the form itself at the top. `null` when it is not in the form. */
export function holderOf<Holder extends { readonly components?: readonly FormComponent[] }>(
  root: Holder,
  id: string,
): { readonly holder: Holder | FormComponent; readonly index: number } | null {
  const components = root.components ?? [];
  const index = components.findIndex((component) => component.id === id);
  if (index >= 0) return { holder: root, index };
  for (const component of components) {
    const found = holderOf<Holder | FormComponent>(component, id);
    if (found !== null) return found as { holder: Holder | FormComponent; index: number };
  }
  return null;
}
