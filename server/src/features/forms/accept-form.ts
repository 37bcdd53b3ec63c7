import type { FormFinding, Locale } from '@flowbook/contract';
import {
  acceptSubmission,
  type FormError,
  type FormOpening,
  missingNumbers,
  type SubmissionOptions,
} from '@flowbook/forms';
import { type Refusal, refuse } from '../../errors/refusal.ts';
import type { Caller } from '../../http/caller.ts';
import type { FieldRights, Json } from '../../stores/ports/rows.ts';
import type { ReleaseForm } from '../definitions/releases.ts';
import { type Registers, whyReferencesAreWrong } from './check-references.ts';
import type { DocumentNumbers } from './document-numbers.ts';
import { currentUserOf } from './open-form.ts';

type Data = { readonly [field: string]: Json };

export interface FormSubmission {
  readonly stage: string | null;
  readonly fieldRights?: FieldRights | undefined;
  readonly stored: Data;
  readonly submitted: Data;
  readonly caller: Caller;
  readonly locale: Locale;
  /** ISO 8601 UTC. */
  readonly now: string;
  readonly timeZone: string;
  /** What the submission may refer to. */
  readonly registers: Registers;
  /** Numbers that this request was given; asked only when everything else is right. */
  readonly numbers: DocumentNumbers;
}

export type AcceptedForm =
  | {
      readonly ok: true;
      /** The fields to merge into the document. */
      readonly changes: Data;
      /** The first document number of the document, if it has one. */
      readonly documentNumber: string | null;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Checks a submission against the exact form version and its stage; `form.invalid` names what is wrong. Document
 * numbers are taken when everything else is right, and the rest of the document is worked out with them.
 */
export async function acceptForm(form: ReleaseForm, submission: FormSubmission): Promise<AcceptedForm> {
  const {
    stage,
    fieldRights = {},
    stored,
    submitted,
    caller,
    locale,
    now,
    timeZone,
    registers,
    numbers,
  } = submission;
  const opening: FormOpening = { ...(stage === null ? {} : { stage }), fieldRights };
  const options: SubmissionOptions = {
    ...opening,
    locale,
    now,
    timeZone,
    currentUser: currentUserOf(caller),
  };
  const accepted = acceptSubmission(form.compiled, stored, submitted, options);
  if (!accepted.ok) return refused(accepted.errors);
  const wrong = await whyReferencesAreWrong(form.fields, stored, accepted.changes, registers);
  if (wrong !== null) return { ok: false, refusal: wrong };
  const missing = missingNumbers(form.compiled, accepted.data, opening);
  if (missing.length === 0) return { ok: true, changes: accepted.changes, documentNumber: null };

  const given = await numbers.take(missing.map(({ prefix }) => prefix));
  const left = [...given];
  const numbered = acceptSubmission(form.compiled, stored, submitted, {
    ...options,
    numbers: () => left.shift() ?? '',
  });
  if (!numbered.ok) return refused(numbered.errors);
  return { ok: true, changes: numbered.changes, documentNumber: given[0] ?? null };
}

function refused(errors: readonly FormError[]): AcceptedForm {
  return { ok: false, refusal: refuse('form.invalid', { findings: errors.map(presentFinding) }) };
}

function presentFinding({ code, path, componentId, message }: FormError): FormFinding {
  return { code, path: [...path], message, ...(componentId === undefined ? {} : { componentId }) };
}
