import type { Json } from '../json.ts';
import { isRecord } from '../path.ts';
import { checkMembers, type Members } from './check-component.ts';
import * as must from './members.ts';
import type { Problems } from './problems.ts';

const MAX_STAGES = 50;
const MAX_CHECKS = 200;

const EXTENSION = { title: must.filledText, docNoPrefix: must.filledText, subjectField: must.filledText };
const CHECK = {
  id: must.filledText,
  rule: must.rule,
  message: must.filledText,
  field: must.text,
  stage: must.filledText,
};

/** Checks what Flowbook adds to a form as a whole, and gives the ids of its stages. */
export function checkExtension(problems: Problems, extension: Json | undefined): ReadonlySet<string> {
  if (extension === undefined) return new Set();
  if (!isRecord(extension)) {
    problems.add('bad-property', null, '"flowbook" must be an object');
    return new Set();
  }
  checkMembers(problems, extension, EXTENSION, null, 'flowbook.');
  if (extension.title === undefined) problems.add('bad-property', null, 'a form needs "flowbook.title"');
  const stages = checkStages(problems, extension.stages);
  if (extension.checks !== undefined) checkChecks(problems, extension.checks, stages);
  if (extension.translations !== undefined) checkTranslations(problems, extension.translations);
  return stages;
}

function checkStages(problems: Problems, stages: Json | undefined): ReadonlySet<string> {
  const ids = new Set<string>();
  if (stages === undefined) return ids;
  if (!Array.isArray(stages) || stages.length > MAX_STAGES) {
    problems.add('bad-stage', null, `"flowbook.stages" must be a list of at most ${MAX_STAGES} stages`);
    return ids;
  }
  for (const stage of stages as readonly Json[]) {
    if (!isRecord(stage) || must.filledText(stage.id) !== null || must.filledText(stage.name) !== null) {
      problems.add('bad-stage', null, 'each stage needs the texts "id" and "name"');
      continue;
    }
    const id = String(stage.id);
    if (ids.has(id)) problems.add('bad-stage', null, `two stages have the id "${id}"`);
    ids.add(id);
  }
  return ids;
}

function checkChecks(problems: Problems, checks: Json, stages: ReadonlySet<string>): void {
  if (!Array.isArray(checks) || checks.length > MAX_CHECKS) {
    problems.add('bad-check', null, `"flowbook.checks" must be a list of at most ${MAX_CHECKS} checks`);
    return;
  }
  const ids = new Set<Json>();
  for (const check of checks as readonly Json[]) {
    if (!isRecord(check)) {
      problems.add('bad-check', null, 'each check must be an object');
      continue;
    }
    checkOne(problems, check, stages);
    if (ids.has(check.id ?? null))
      problems.add('bad-check', null, `two checks have the id "${String(check.id)}"`);
    ids.add(check.id ?? null);
  }
}

function checkOne(problems: Problems, check: Members, stages: ReadonlySet<string>): void {
  const name = `check/${String(check.id)}`;
  checkMembers(problems, check, CHECK, name, '');
  for (const member of ['id', 'rule', 'message'])
    if (check[member] === undefined) problems.add('bad-check', name, `a check needs "${member}"`);
  if (typeof check.stage === 'string' && !stages.has(check.stage))
    problems.add('unknown-stage', name, `the form has no stage "${check.stage}"`);
}

function checkTranslations(problems: Problems, translations: Json): void {
  if (!isRecord(translations)) {
    problems.add('bad-translation', null, '"flowbook.translations" must be an object');
    return;
  }
  for (const [locale, texts] of Object.entries(translations)) {
    if (locale !== 'en')
      problems.add('bad-translation', null, `there is no language "${locale}" besides Chinese; use "en"`);
    else if (!isRecord(texts))
      problems.add('bad-translation', null, `"flowbook.translations.${locale}" must be an object`);
    else for (const [path, entry] of Object.entries(texts)) checkEntry(problems, path, entry);
  }
}

function checkEntry(problems: Problems, path: string, entry: Json): void {
  const isSound =
    isRecord(entry) &&
    Object.entries(entry).every(
      ([member, text]) => ['label', 'description', 'text'].includes(member) && must.text(text) === null,
    );
  if (!isSound)
    problems.add(
      'bad-translation',
      path,
      `the translation of "${path}" must hold the texts "label", "description" or "text"`,
    );
}
