import type { Handlers } from '../../http/route-types.ts';
import type { FeatureDeps } from '../deps.ts';
import { createNames } from './names.ts';

type DirectoryHandlers = Pick<Handlers, 'listPeople' | 'listRoles' | 'listCustomers'>;

/** A picker shows so many at most; more letters narrow the list. */
const PICKER_LENGTH = 50;

/** What the pickers of forms offer. Every signed-in person may look here; no accounts, no permissions. */
export function directoryHandlers({ store }: FeatureDeps): DirectoryHandlers {
  const names = createNames(store.people);
  return {
    listPeople: async ({ query }) => {
      const users = await store.people.listUsers({
        ...(query.role === undefined ? {} : { role: query.role }),
        ...searched(query.search),
        limit: PICKER_LENGTH,
      });
      const { role } = await names.roles();
      return { items: users.map(({ id, name, roles }) => ({ id, name, roles: roles.map(role) })) };
    },
    listRoles: async () => ({ items: [...(await store.people.roles())] }),
    listCustomers: async ({ query }) => {
      const customers = await store.records.customers({ ...searched(query.search), limit: PICKER_LENGTH });
      return { items: [...customers] };
    },
  };
}

function searched(search: string | undefined): { readonly search?: string } {
  const text = search?.trim() ?? '';
  return text === '' ? {} : { search: text };
}
