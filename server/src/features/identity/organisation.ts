import { readFile } from 'node:fs/promises';
import { Bilingual, Customer, Id, Permission, Role } from '@flowbook/contract';
import { z } from 'zod';

const Organisation = z.object({
  roles: z.array(Role),
  people: z.array(
    z.object({
      username: z.string().min(1).max(100),
      password: z.string().min(1).max(200),
      name: Bilingual,
      roles: z.array(Id),
      permissions: z.array(Permission),
    }),
  ),
  customers: z.array(Customer.extend({ phone: z.string().nullable().default(null) })),
});
/** The organisation that the process library is written for: its posts, and people and customers for a demo. */
export type Organisation = z.infer<typeof Organisation>;

/** Reads `organisation.json`; throws with the file's name when it is missing or not what it should be. */
export async function readOrganisation(path: string): Promise<Organisation> {
  const parsed = Organisation.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${path} cannot be used: ${issue?.path.join('.')} ${issue?.message}`);
}
