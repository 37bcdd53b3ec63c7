import type { SchemaProblem } from '../api.ts';
import { compileForm } from '../compile/compile-form.ts';
import { type CompiledForm, FormSchemaError } from '../compile/form.ts';
import { nodesNamed } from '../evaluate/access.ts';
import { fieldNamed } from '../evaluate/check-findings.ts';
import { isRecord } from '../path.ts';
import type { FormSchema } from '../schema.ts';
import { checkComponents } from './check-components.ts';
import { checkDefaults } from './check-defaults.ts';
import { checkExtension } from './check-extension.ts';
import { checkSize } from './check-size.ts';
import { Problems } from './problems.ts';

export type CheckedSchema =
  | { readonly ok: true; readonly schema: FormSchema }
  | { readonly ok: false; readonly problems: readonly SchemaProblem[] };

/** The version of the form-js schema that Flowbook reads; newer ones may mean what it does not know. */
const NEWEST_SCHEMA = 19;

/**
 * Says whether some JSON is a form that Flowbook can show, evaluate and enforce. What is wrong comes with a code, the
 * component and the reason in words, everything at once as far as it can be told. Never throws, whatever it is given.
 */
export function checkSchema(input: unknown): CheckedSchema {
  const problems = new Problems();
  if (!checkSize(problems, input)) return refused(problems);
  if (!isRecord(input)) {
    problems.add('bad-property', null, 'a form must be an object');
    return refused(problems);
  }
  checkFrame(problems, input);
  const stages = checkExtension(problems, input.flowbook);
  checkComponents(problems, input.components ?? null, stages);
  if (problems.found.length > 0) return refused(problems);

  // Everything that the type promises has been looked at above.
  const schema = input as unknown as FormSchema;
  const form = compiled(problems, schema);
  if (form !== null) checkMeaning(problems, form);
  return problems.found.length > 0 ? refused(problems) : { ok: true, schema };
}

function checkFrame(problems: Problems, input: { readonly [member: string]: unknown }): void {
  const { type, id, schemaVersion } = input;
  if (type !== 'default') problems.add('bad-property', null, 'the "type" of a form is "default"');
  if (typeof id !== 'string' || !/^[\p{L}\p{N}_.-]{1,100}$/u.test(id))
    problems.add('bad-id', null, 'a form needs an "id" of letters, digits, _ and -');
  if (schemaVersion === undefined) return;
  if (typeof schemaVersion !== 'number' || !Number.isInteger(schemaVersion) || schemaVersion > NEWEST_SCHEMA)
    problems.add('schema-version', null, `"schemaVersion" must be a whole number up to ${NEWEST_SCHEMA}`);
}

function compiled(problems: Problems, schema: FormSchema): CompiledForm | null {
  try {
    return compileForm(schema);
  } catch (error) {
    if (!(error instanceof FormSchemaError)) throw error;
    problems.add('bad-rule', error.componentId, error.message);
    return null;
  }
}

/** What only shows when the form is seen as a whole. */
function checkMeaning(problems: Problems, form: CompiledForm): void {
  const { circle, schema } = form;
  if (circle !== null)
    problems.add(
      'circle',
      circle[0] ?? null,
      `these depend on each other in a circle: ${circle.join(' → ')}`,
    );
  checkDefaults(problems, form);
  const { subjectField } = schema.flowbook ?? {};
  if (subjectField !== undefined && nodesNamed(form, subjectField).length === 0)
    problems.add(
      'unknown-field',
      null,
      `"subjectField" names "${subjectField}", which the form does not have`,
    );
  for (const { check } of form.checks)
    if (check.field !== undefined && check.field !== '' && fieldNamed(form, check.field) === undefined)
      problems.add(
        'unknown-field',
        `check/${check.id}`,
        `the form has no field "${check.field}" to show the message at`,
      );
}

function refused(problems: Problems): CheckedSchema {
  return { ok: false, problems: problems.found };
}
