import { z } from 'zod';
import { Bilingual, Id, Role } from './primitives.ts';

export const SignIn = z.object({
  username: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
});
export type SignIn = z.infer<typeof SignIn>;

/** What a person may do beyond their own tasks. */
export const Permission = z.enum(['monitor', 'design', 'administer']);
export type Permission = z.infer<typeof Permission>;

export const Me = z.object({
  id: Id,
  username: z.string(),
  name: Bilingual,
  roles: z.array(Role),
  permissions: z.array(Permission),
  /** Sent back in the header `X-CSRF-Token` with every write. */
  csrfToken: z.string(),
});
export type Me = z.infer<typeof Me>;

/** Shown on the sign-in page of a demo installation; an empty list elsewhere. */
export const DemoAccount = z.object({
  username: z.string(),
  password: z.string(),
  name: Bilingual,
  roles: z.array(Role),
});
export const DemoAccounts = z.object({ accounts: z.array(DemoAccount) });
export type DemoAccounts = z.infer<typeof DemoAccounts>;
