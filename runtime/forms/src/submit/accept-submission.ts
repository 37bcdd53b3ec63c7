import type { FormError, Submission, SubmissionOptions } from '../api.ts';
import type { CompiledForm } from '../compile/form.ts';
import { instanceId } from '../compile/node.ts';
import { accessOf } from '../evaluate/access.ts';
import { findingOf } from '../evaluate/finding.ts';
import { findingsOf } from '../evaluate/findings.ts';
import { eachInstance } from '../evaluate/instances.ts';
import { Scope } from '../evaluate/scope.ts';
import { type Settled, settle } from '../evaluate/settle.ts';
import { cloneJson, type FormData, isEmpty, type Json, sameJson } from '../json.ts';
import { messageOf } from '../messages/message-of.ts';
import { translationOf } from '../open/text-of.ts';
import { isRecord, type Path } from '../path.ts';
import type { FieldRight } from '../schema.ts';
import { guard } from './guard.ts';
import { initialData } from './initial-data.ts';
import { type Merge, mergeLevel, type Sent, sameValue } from './merge.ts';
import { fillNumbers } from './numbers.ts';
import { unknownFinding } from './unknown-finding.ts';

/**
 * What the server makes of what a client sent. Takes over only fields that the opening may write; refuses unknown fields,
 * values of the wrong type, options that are not offered, signatures of others, and changes of what may only be read.
 * Never throws, whatever JSON was sent. `options.numbers` is asked only when everything else is right.
 */
export function acceptSubmission(
  form: CompiledForm,
  stored: FormData,
  submitted: unknown,
  options: SubmissionOptions,
): Submission {
  const guarded = guard(submitted);
  if (!guarded.ok) return { ok: false, errors: [guardFinding(form, guarded.code, guarded.path, options)] };
  const { numbers, ...withoutNumbers } = options;
  const document = cloneJson(initialData(form, stored, withoutNumbers));
  const root = Scope.ofDocument(isRecord(document) ? document : {});
  const merge: Merge = {
    form,
    access: accessOf(form, options),
    user: options.currentUser,
    locale: options.locale,
    findings: [],
    sent: new Map(),
  };
  mergeLevel(merge, form.leaves, root, guarded.value);
  if (merge.findings.length > 0) return { ok: false, errors: merge.findings };

  const settled = settle(form, root.holder, options);
  const errors = [...trespasses(merge, settled), ...findingsOf(settled, options)];
  if (errors.length > 0) return { ok: false, errors };
  if (numbers === undefined) return accepted(stored, settled);
  fillNumbers(form, root, merge.access, numbers);
  return accepted(stored, settle(form, root.holder, options));
}

function accepted(stored: FormData, settled: Settled): Submission {
  const document = withHidden(settled);
  const changes: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(document))
    if (!Object.hasOwn(stored, key) || !sameJson(stored[key], value)) changes[key] = value;
  return { ok: true, changes, data: { ...stored, ...changes } };
}

/** What a rule hides is cleared when its own stage is submitted, and otherwise kept; a document's number is for good. */
function withHidden({ root, removed, access }: Settled): FormData {
  for (const { node, scope, value } of [...removed].reverse()) {
    const isNumber = node.kind === 'field' && node.auto === 'docNo';
    if (access.isOwn(node) && !isNumber) scope.set(node.path, null);
    else if (value !== undefined) scope.set(node.path, value);
  }
  return root.holder;
}

/** What was sent for places that the rules have closed meanwhile, and echoes that are none. */
function trespasses(merge: Merge, settled: Settled): readonly FormError[] {
  const rights = new Map<string, FieldRight>();
  eachInstance(settled, ({ node, scope, right }) => rights.set(instanceId(node.id, scope.indexes), right));
  return [...merge.sent].flatMap(([id, sent]) => {
    const right = rights.get(id) ?? 'hide';
    if (isLawful(sent, right, settled) || (right === 'read' && isInOpenRow(sent, settled))) return [];
    return [findingOf(merge.form, sent.node, sent.scope, { code: 'not-writable' }, merge.locale)];
  });
}

function isLawful(
  { node, scope, value, stored, isWritten }: Sent,
  right: FieldRight,
  settled: Settled,
): boolean {
  if (isWritten) return right === 'edit' || isEmpty(value) || sameValue(value, stored);
  if (node.kind === 'list' || node.computed?.references.readsClock === true) return true;
  const shown = settled.root.get(scope.placeOf(node.path));
  return sameValue(value, shown) || sameValue(value, stored);
}

/** Who may replace whole rows may also send a cell that a rule has made read-only since. */
function isInOpenRow({ node, isWritten }: Sent, { form, access }: Settled): boolean {
  return (
    isWritten &&
    form.everyNode.some(
      (list) => list.kind === 'list' && list.leaves.includes(node) && access.right(list) === 'edit',
    )
  );
}

function guardFinding(
  form: CompiledForm,
  code: 'type' | 'unknown-field',
  path: Path,
  options: SubmissionOptions,
): FormError {
  const locale = options.locale ?? 'zh';
  if (code === 'unknown-field') return unknownFinding(path, locale);
  const title = form.schema.flowbook?.title ?? form.schema.id;
  const label = translationOf(form.schema, locale, 'title', 'text') ?? title;
  return { code, path, params: { label }, message: messageOf(code, locale, { label }) };
}
