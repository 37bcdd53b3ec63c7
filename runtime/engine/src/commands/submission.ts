import type { FormBinding } from '../events/event.ts';
import { isRecord, withValue } from '../execution/mapping.ts';
import type { Step } from '../execution/step.ts';
import { writeVariables } from '../execution/write-variables.ts';
import type { Json, Variables } from '../json.ts';

/**
 * The values that a submitted form gives: merged field by field into the document that the form binding names, else
 * variables of their own. Plain variables are written beside them.
 */
export function writeSubmission(
  step: Step,
  scopeId: string,
  form: FormBinding | undefined,
  submission: Variables | undefined,
  variables: Variables | undefined,
): void {
  const filled = submission === undefined ? {} : intoDocument(step.variables(scopeId), form?.doc, submission);
  writeVariables(step, scopeId, { ...filled, ...variables });
}

/** The variables with the submission merged in; only those that change. */
export function intoDocument(visible: Variables, doc: string | undefined, submission: Variables): Variables {
  if (doc === undefined) return submission;
  const path = doc.split('.');
  const [name = ''] = path;
  let before: Json | undefined = visible;
  for (const part of path)
    before = isRecord(before) && Object.hasOwn(before, part) ? before[part] : undefined;
  const merged = { ...(isRecord(before) ? before : {}), ...submission };
  return { [name]: withValue(visible, path, merged)[name] ?? null };
}
