import type { Store } from '../../stores/ports/store.ts';
import type { Organisation } from './organisation.ts';
import { hashPassword } from './passwords.ts';

/** Stores the roles, whose names the library decides. Repeating it changes nothing. */
export async function seedRoles({ people }: Store, { roles }: Organisation): Promise<void> {
  for (const role of roles) await people.putRole(role);
}

/**
 * Adds the people and customers of a demo organisation that are missing. Never call it in production: the passwords
 * are known to everybody. Equal passwords share a hash, so that the first start does not take a second for each dozen.
 */
export async function seedDemo({ people, records }: Store, organisation: Organisation): Promise<void> {
  const hashes = new Map<string, Promise<string>>();
  for (const { username, password, name, roles, permissions } of organisation.people) {
    if ((await people.userByName(username)) !== null) continue;
    const hash = hashes.get(password) ?? hashPassword(password);
    hashes.set(password, hash);
    const passwordHash = await hash;
    await people.putUser({ id: username, username, name, passwordHash, roles, permissions, demo: true });
  }
  for (const customer of organisation.customers) {
    if ((await records.customer(customer.id)) === null) await records.putCustomer(customer);
  }
}

/** Makes the first administrator's account of the settings, if nobody has its name yet. */
export async function seedAdministrator(
  { people }: Store,
  { username, password }: { readonly username: string; readonly password: string },
): Promise<void> {
  if ((await people.userByName(username)) !== null) return;
  await people.putUser({
    id: username,
    username,
    name: { zh: '管理员', en: 'Administrator' },
    passwordHash: await hashPassword(password),
    roles: [],
    permissions: ['monitor', 'design', 'administer'],
    demo: false,
  });
}
