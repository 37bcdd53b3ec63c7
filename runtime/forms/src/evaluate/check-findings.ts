import type { EvaluationOptions, FormError } from '../api.ts';
import type { CompiledCheck, CompiledForm } from '../compile/form.ts';
import type { LeafNode } from '../compile/node.ts';
import { isEmpty } from '../json.ts';
import { messageOf } from '../messages/message-of.ts';
import { translationOf } from '../open/text-of.ts';
import { nodesNamed } from './access.ts';
import type { Settled } from './settle.ts';

/** The cross-field checks that do not hold. */
export function checkFindings(settled: Settled, options: EvaluationOptions): readonly FormError[] {
  return settled.form.checks.flatMap((compiled) => {
    if (!isMadeNow(compiled, settled, options) || holds(compiled, settled)) return [];
    return [findingOfCheck(compiled, settled, options)];
  });
}

/** A check is made at its stage; one without a stage wherever a field that it is about can be put right. */
function isMadeNow({ check, rule }: CompiledCheck, settled: Settled, options: EvaluationOptions): boolean {
  const shown = check.field === undefined ? undefined : fieldNamed(settled.form, check.field);
  if (shown !== undefined && settled.isHidden(shown, [])) return false;
  if (options.stage === undefined) return true;
  if (check.stage !== undefined) return check.stage === options.stage;
  const names = new Set(rule.references.reads.map((path) => path[0]));
  const about = settled.form.leaves.filter((leaf) => leaf === shown || names.has(leaf.path[0]));
  return about.length === 0 || about.some((leaf) => settled.access.isOwn(leaf));
}

/** Undecided counts as held: a value that it needs is missing, or the rule gives nothing. */
function holds({ rule }: CompiledCheck, settled: Settled): boolean {
  const { root, environment } = settled;
  if (rule.references.needs.some((path) => isEmpty(root.get(path)))) return true;
  const value = rule.value(root.variables(), environment);
  return value === null || (value !== false && value !== 0 && value !== '');
}

function findingOfCheck({ check }: CompiledCheck, settled: Settled, options: EvaluationOptions): FormError {
  const locale = options.locale ?? 'zh';
  const shown = check.field === undefined ? undefined : fieldNamed(settled.form, check.field);
  const text = translationOf(settled.form.schema, locale, `check/${check.id}`, 'text') ?? check.message;
  return {
    code: 'check',
    path: shown?.path ?? [],
    ...(shown === undefined ? {} : { componentId: shown.id }),
    params: { check: check.id },
    message: messageOf('check', locale, { message: text }),
  };
}

/** The field or list of the document that a check names. */
export function fieldNamed(form: CompiledForm, name: string): LeafNode | undefined {
  const named = nodesNamed(form, name);
  return form.leaves.find((leaf) => named.includes(leaf));
}
