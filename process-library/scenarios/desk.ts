import type { FormBinding, Json, Variables } from '@flowbook/engine';
import {
  acceptSubmission,
  type CompiledForm,
  type FormError,
  initialData,
  pickSubmission,
  type Submission,
} from '@flowbook/forms';
import type { PreparedApp } from '../content/prepare-app.ts';
import type { PersonEntry } from '../content/read-library.ts';
import { timeZone } from './world.ts';

/** A person before a form: what was opened, and who fills it when. */
export interface Sitting {
  readonly app: PreparedApp;
  readonly binding: FormBinding;
  readonly stored: Variables;
  readonly person: PersonEntry;
  readonly now: string;
  readonly nextNumber: (prefix: string) => string;
}

/** Written in a scenario where the person signs. */
export const SIGNS = '$signs';

/** Fills a form as the portal does and has it judged as the server does. */
export function submit(sitting: Sitting, entered: Variables): Submission {
  const { binding, stored, person, now, nextNumber } = sitting;
  const form = formOf(sitting);
  const currentUser = { id: person.username, name: person.name.zh };
  const options = {
    ...(binding.stage === undefined ? {} : { stage: binding.stage }),
    now,
    timeZone,
    currentUser,
  };
  const typed = Object.fromEntries(
    Object.entries(entered).map(([key, value]) => [key, signed(value, sitting)]),
  );
  const data = { ...initialData(form, stored, options), ...typed };
  const sent = pickSubmission(form, data, options);
  const lost = Object.keys(typed).filter((key) => !(key in sent));
  if (lost.length > 0)
    throw new Error(`${binding.form} at ${binding.stage}: ${lost.join(', ')} cannot be filled in there.`);
  return acceptSubmission(form, stored, sent, { ...options, numbers: nextNumber });
}

/** A submission's findings as a scenario names them. */
export function named(
  errors: readonly FormError[],
): readonly { field: string; code: string; message: string }[] {
  return errors.map(({ code, path, message }) => ({ field: path.join('.'), code, message }));
}

function signed(value: Json, { person, now }: Sitting): Json {
  return value === SIGNS ? { userId: person.username, name: person.name.zh, time: now } : value;
}

function formOf({ app, binding }: Sitting): CompiledForm {
  const form = app.forms.get(binding.form);
  if (form === undefined) throw new Error(`${app.id} has no form ${binding.form}.`);
  return form;
}
