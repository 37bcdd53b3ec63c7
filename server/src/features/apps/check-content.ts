import type { AppContent, AppProblem } from '@flowbook/contract';
import { compile, compileDecisions, describeProcess, type ProcessDescription } from '@flowbook/engine';
import {
  checkOpening,
  checkSchema,
  compileForm,
  type FormSchema,
  translationProblems,
} from '@flowbook/forms';
import { jobWarnings } from './check-jobs.ts';
import { checkServed } from './check-served.ts';
import { checkSurroundings, type Surroundings } from './check-surroundings.ts';

export interface ContentCheck {
  /** What stands in the way of publishing. */
  readonly problems: AppProblem[];
  /** What ought to be mended but harms nobody: texts without English, what another tool wrote and has no counterpart here. */
  readonly warnings: AppProblem[];
}

/**
 * Checks an app as a whole: the diagram compiles and is named like the app, every form is sound, every binding opens
 * a form, stage and fields that exist, every decision that is asked for is there, and so is what it needs round it.
 */
export async function checkContent(
  key: string,
  content: AppContent,
  surroundings: Surroundings,
): Promise<ContentCheck> {
  const forms = checkForms(content);
  const decisions = await checkDecisions(content);
  const process = await checkProcess(key, content, forms.sound, decisions.ids, surroundings);
  return {
    problems: [...process.problems, ...forms.problems, ...decisions.problems],
    warnings: [...process.warnings, ...[...forms.sound].flatMap(missingTranslations)],
  };
}

function missingTranslations([id, schema]: readonly [string, FormSchema]): readonly AppProblem[] {
  return translationProblems(schema).map(({ path, text }) => ({
    where: `form:${id}`,
    code: 'translation-missing',
    elementId: path,
    reason: `“${text}” has no English text.`,
  }));
}

function checkForms({ forms }: AppContent) {
  const problems: AppProblem[] = [];
  const sound = new Map<string, FormSchema>();
  for (const [id, document] of Object.entries(forms)) {
    const where = `form:${id}`;
    if (document.id !== id) {
      problems.push({
        where,
        code: 'form-id-differs',
        elementId: null,
        reason: `The form’s id is ${document.id}, not ${id}.`,
      });
    }
    const checked = checkSchema(document);
    if (checked.ok) sound.set(id, checked.schema);
    else {
      problems.push(
        ...checked.problems.map(({ code, componentId, reason }) => ({
          where,
          code,
          elementId: componentId,
          reason,
        })),
      );
    }
  }
  return { problems, sound };
}

async function checkDecisions({ decisions }: AppContent) {
  const problems: AppProblem[] = [];
  const ids = new Set<string>();
  for (const [file, xml] of Object.entries(decisions)) {
    const compiled = await compileDecisions(xml);
    if (compiled.ok) for (const id of Object.keys(compiled.decisions)) ids.add(id);
    else problems.push(...compiled.problems.map((problem) => ({ where: `decision:${file}`, ...problem })));
  }
  return { problems, ids };
}

async function checkProcess(
  key: string,
  content: AppContent,
  forms: ReadonlyMap<string, FormSchema>,
  decisions: ReadonlySet<string>,
  surroundings: Surroundings,
): Promise<ContentCheck> {
  const where = 'process';
  const compiled = await compile(content.bpmn);
  if (!compiled.ok)
    return { problems: compiled.problems.map((problem) => ({ where, ...problem })), warnings: [] };
  const description = describeProcess(compiled.model);
  const problems: AppProblem[] = [...checkBindings(description, forms), ...checkServed(compiled.model)];
  if (description.processId !== key) {
    const reason = `The process is called ${description.processId}; it must have the id of its app, ${key}.`;
    problems.push({ where, code: 'process-id-differs', elementId: description.processId, reason });
  }
  for (const { id, decision } of description.elements) {
    if (decision === undefined || decisions.has(decision)) continue;
    const reason = `The app has no decision ${decision}.`;
    problems.push({ where, code: 'decision-unknown', elementId: id, reason });
  }
  problems.push(...(await checkSurroundings(key, content, description, surroundings)));
  const warnings = compiled.warnings.map((warning) => ({ where, ...warning }));
  return { problems, warnings: [...warnings, ...jobWarnings(description)] };
}

type Binding = NonNullable<ProcessDescription['elements'][number]['form']>;

function checkBindings(
  { elements, startEvents }: ProcessDescription,
  forms: ReadonlyMap<string, FormSchema>,
): AppProblem[] {
  const bound = new Map<string, Binding>();
  for (const { id, form } of [...elements, ...startEvents]) if (form !== undefined) bound.set(id, form);
  return [...bound].flatMap(([elementId, binding]) => checkBinding(elementId, binding, forms));
}

function checkBinding(
  elementId: string,
  { form, stage, fieldRights = {} }: Binding,
  forms: ReadonlyMap<string, FormSchema>,
): AppProblem[] {
  const where = 'process';
  const schema = forms.get(form);
  if (schema === undefined) {
    return [{ where, code: 'form-unknown', elementId, reason: `The app has no sound form ${form}.` }];
  }
  const opening = { ...(stage === undefined ? {} : { stage }), fieldRights };
  return checkOpening(compileForm(schema), opening).map(({ code, reason }) => ({
    where,
    code,
    elementId,
    reason,
  }));
}
