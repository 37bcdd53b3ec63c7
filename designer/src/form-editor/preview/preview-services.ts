import type { FieldServices } from '@flowbook/form-fields';
import type { NamedRole } from '../panel/panel-context.ts';

/** What fields may ask while a form is only tried out: nothing leaves the browser. */
export function previewServices(roles: readonly NamedRole[]): FieldServices {
  return {
    currentUser: { id: 'preview', name: { zh: '预览用户', en: 'Preview user' } },
    searchPeople: async () => [{ id: 'preview', name: { zh: '预览用户', en: 'Preview user' } }],
    searchRoles: async (search) =>
      roles
        .filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()))
        .map(({ id, name }) => ({ id, name: { zh: name, en: name } })),
    searchCustomers: async () => [
      { id: 'preview', name: { zh: '示例客户', en: 'Sample customer' }, grade: 'A' },
    ],
    uploadFile: async (file) => ({ id: 'preview', name: file.name, size: file.size, type: file.type }),
    fileUrl: () => '#',
  };
}
