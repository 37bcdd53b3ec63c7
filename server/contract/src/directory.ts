import { z } from 'zod';
import { Bilingual, Id, Person, Role } from './primitives.ts';

export const DirectoryPerson = Person.extend({ roles: z.array(Role) });
export const DirectoryPeople = z.object({ items: z.array(DirectoryPerson) });
export type DirectoryPeople = z.infer<typeof DirectoryPeople>;
export const RoleList = z.object({ items: z.array(Role) });
export type RoleList = z.infer<typeof RoleList>;

/** A customer as the customer picker offers it; stored in a document as `{id, name, grade}`. */
export const Customer = z.object({
  id: Id,
  name: Bilingual,
  grade: z.enum(['K', 'A', 'B', 'C']),
  phone: z.string().nullable(),
});
export type Customer = z.infer<typeof Customer>;
export const CustomerList = z.object({ items: z.array(Customer) });
export type CustomerList = z.infer<typeof CustomerList>;

export const UploadedFile = z.object({ id: Id, name: z.string(), size: z.int(), type: z.string() });
export type UploadedFile = z.infer<typeof UploadedFile>;
