import type { FieldDescription } from '@flowbook/forms';
import { type Refusal, refuse } from '../../errors/refusal.ts';
import { membersOf } from '../../http/json.ts';
import type { PeopleStore, RecordStore } from '../../stores/ports/people-store.ts';
import type { Json } from '../../stores/ports/rows.ts';
import { type Reference, type ReferenceKind, referencesIn } from './references.ts';

type Data = { readonly [field: string]: Json };

/** Where it stands what there is. */
export interface Registers {
  readonly records: RecordStore;
  readonly people: PeopleStore;
}

/**
 * Whether everything that a submission refers to exists and is as its register says: `accept` of a file and a rule on
 * a customer's grade were checked on what the client says of them, so that has to be true. What the document holds
 * already stays acceptable, since a customer's grade may have changed since and a person may have left.
 * Answers the refusal, or `null`.
 */
export async function whyReferencesAreWrong(
  fields: readonly FieldDescription[],
  stored: Data,
  changes: Data,
  registers: Registers,
): Promise<Refusal | null> {
  const accepted = new Set(referencesIn(fields, stored).map(identityOf));
  for (const reference of referencesIn(fields, changes)) {
    const identity = identityOf(reference);
    if (accepted.has(identity)) continue;
    accepted.add(identity);
    const refusal = await CHECKS[reference.kind](reference.value, registers);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** The same text for the same reference, in whatever order its members stand. */
function identityOf({ kind, value }: Reference): string {
  return JSON.stringify([kind, typeof value === 'string' ? value : Object.entries(membersOf(value)).sort()]);
}

type Check = (value: Json, registers: Registers) => Promise<Refusal | null>;

const CHECKS: { readonly [kind in ReferenceKind]: Check } = {
  file: async (value, { records }) => {
    const { id, name, size, type } = membersOf(value);
    const file = typeof id === 'string' ? await records.file(id) : null;
    const isKnown = file !== null && file.name === name && file.size === size && file.type === type;
    return isKnown ? null : refuse('file.not-found');
  },

  customer: async (value, { records }) => {
    const { id, name, ...rest } = membersOf(value);
    const customer = typeof id === 'string' ? await records.customer(id) : null;
    if (customer === null) return refuse('customer.not-found');
    const register: Data = { grade: customer.grade, phone: customer.phone };
    const isTrue =
      (name === customer.name.zh || name === customer.name.en) &&
      Object.entries(rest).every(
        ([member, said]) => Object.hasOwn(register, member) && register[member] === said,
      );
    return isTrue ? null : refuse('customer.differs', { details: { customer: customer.id } });
  },

  person: async (value, { people }) => {
    const person = typeof value === 'string' ? await people.user(value) : null;
    return person === null ? refuse('person.not-found') : null;
  },

  role: async (value, { people }) => {
    const isKnown = (await people.roles()).some(({ id }) => id === value);
    return isKnown ? null : refuse('role.not-found');
  },
};
