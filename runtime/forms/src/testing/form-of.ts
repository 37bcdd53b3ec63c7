import { checkSchema } from '../check/check-schema.ts';
import { compileForm } from '../compile/compile-form.ts';
import type { CompiledForm } from '../compile/form.ts';
import type { FormComponent, FormExtension } from '../schema.ts';

/** A checked and compiled form of the given components, without stages unless the extension names some. */
export function formOf(
  components: readonly FormComponent[],
  extension: Partial<FormExtension> = {},
): CompiledForm {
  const checked = checkSchema({
    type: 'default',
    id: 'form',
    components,
    flowbook: { title: '表单', stages: [], ...extension },
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return compileForm(checked.schema);
}
