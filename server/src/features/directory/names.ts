import type { Person, Role } from '@flowbook/contract';
import type { PeopleStore } from '../../stores/ports/people-store.ts';

/** Names of people, as answers show them. Somebody who is gone goes by their id. */
export interface PeopleNames {
  person(id: string): Person;
  /** `null` for nobody. */
  personOrNull(id: string | null): Person | null;
}

export interface RoleNames {
  readonly role: (id: string) => Role;
}

export interface Names {
  /** Looks all of them up at once. */
  people(ids: Iterable<string | null>): Promise<PeopleNames>;
  roles(): Promise<RoleNames>;
}

export function createNames(store: PeopleStore): Names {
  return {
    people: async (ids) => {
      const wanted = [...new Set(ids)].filter((id) => id !== null);
      const found = wanted.length === 0 ? [] : await store.users(wanted);
      const byId = new Map(found.map(({ id, name }) => [id, { id, name }]));
      const person = (id: string) => byId.get(id) ?? nameless(id);
      return { person, personOrNull: (id) => (id === null ? null : person(id)) };
    },
    roles: async () => {
      const byId = new Map((await store.roles()).map((role) => [role.id, role]));
      return { role: (id) => byId.get(id) ?? nameless(id) };
    },
  };
}

function nameless(id: string) {
  return { id, name: { zh: id, en: id } };
}
