import type { SchemaProblem } from '../api.ts';
import type { CompiledForm } from '../compile/form.ts';
import { nodesNamed } from '../evaluate/access.ts';
import type { FormOpening } from '../schema.ts';

const RIGHTS = new Set<unknown>(['hide', 'read', 'edit']);

/** What is wrong with the way in which a task opens a form: a stage or a field that the form does not have. */
export function checkOpening(form: CompiledForm, opening: FormOpening): readonly SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const { stage, fieldRights } = opening;
  if (stage !== undefined && !form.stages.includes(stage))
    problems.push({
      code: 'opening.unknown-stage',
      componentId: null,
      reason: `form ${form.schema.id} has no stage "${stage}"; it has ${form.stages.join(', ') || 'none'}`,
    });
  for (const [name, right] of Object.entries(fieldRights ?? {})) {
    if (nodesNamed(form, name).length === 0)
      problems.push({
        code: 'opening.unknown-field',
        componentId: null,
        reason: `form ${form.schema.id} has no field "${name}"`,
      });
    if (!RIGHTS.has(right))
      problems.push({
        code: 'opening.bad-right',
        componentId: null,
        reason: `the right of "${name}" must be hide, read or edit`,
      });
  }
  return problems;
}
