import type { Me } from '@flowbook/contract';
import { request } from '../api/request.ts';
import type { Result } from '../api/result.ts';

/** What the fields of a form ask the server for. Pickers show nothing where the server gives nothing. */
export function formServices(person: Me) {
  return {
    currentUser: { id: person.id, name: person.name },
    searchPeople: async (search: string, role?: string) =>
      itemsOf(await request('listPeople', { query: { search, role } })),
    searchRoles: async (search: string) => {
      const text = search.trim().toLowerCase();
      return itemsOf(await request('listRoles', {})).filter(
        ({ name }) => name.zh.toLowerCase().includes(text) || name.en.toLowerCase().includes(text),
      );
    },
    searchCustomers: async (search: string) => itemsOf(await request('listCustomers', { query: { search } })),
    uploadFile: async (file: File) => {
      const result = await request('uploadFile', { query: { name: file.name }, file });
      return result.ok ? result.data : null;
    },
    fileUrl: (id: string) => `/api/v1/files/${encodeURIComponent(id)}`,
  };
}

function itemsOf<Item>(result: Result<{ items: Item[] }>): Item[] {
  return result.ok ? result.data.items : [];
}
