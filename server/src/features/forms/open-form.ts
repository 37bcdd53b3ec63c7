import { FormSchemaDocument, type Locale, type OpenedForm } from '@flowbook/contract';
import { type FormOpening, initialData, openForm as openSchema } from '@flowbook/forms';
import type { Caller } from '../../http/caller.ts';
import { asDocument } from '../../http/json.ts';
import type { FieldRights, Json } from '../../stores/ports/rows.ts';
import type { ReleaseForm } from '../definitions/releases.ts';
import { visibleData } from './visible-data.ts';

export interface Opening {
  readonly stage: string | null;
  readonly fieldRights?: FieldRights | undefined;
  /** The document as it is stored. */
  readonly stored: { readonly [field: string]: Json };
  /** Whether first values (defaults, today, the current user) are put in, because the caller is about to fill it. */
  readonly fillIn: boolean;
  readonly caller: Caller;
  readonly locale: Locale;
  /** ISO 8601 UTC. */
  readonly now: string;
  readonly timeZone: string;
}

/** The form as the caller meets it: the exact version and the data that the opening shows. */
export function openForm(form: ReleaseForm, opening: Opening): OpenedForm {
  const { stage, stored, caller, locale, now, timeZone } = opening;
  const { fieldRights = {} } = opening;
  const at: FormOpening = { ...(stage === null ? {} : { stage }), fieldRights };
  const data = opening.fillIn
    ? initialData(form.compiled, stored, { ...at, locale, now, timeZone, currentUser: currentUserOf(caller) })
    : stored;
  return {
    form: form.id,
    version: form.version,
    stage,
    fieldRights,
    schema: FormSchemaDocument.parse(form.schema),
    data: asDocument(visibleData(openSchema(form.schema, at, locale), data)),
  };
}

/** The person as documents name them: by the Chinese name, whatever language they read. */
export function currentUserOf({ id, name }: Caller): { readonly id: string; readonly name: string } {
  return { id, name: name.zh };
}
