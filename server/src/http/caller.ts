import type { Bilingual, Permission } from '@flowbook/contract';

/** The signed-in person on whose behalf a request is answered: what policies look at. */
export interface Caller {
  readonly id: string;
  readonly username: string;
  readonly name: Bilingual;
  readonly roles: readonly string[];
  readonly permissions: readonly Permission[];
}

/** A caller's session, as far as routes and sockets need it. */
export interface CallerSession {
  readonly caller: Caller;
  readonly tokenHash: string;
  readonly csrfToken: string;
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
}

/** A machine that works for the API by a token. */
export interface Machine {
  readonly id: string;
  readonly name: string;
}

export function hasPermission(caller: Caller, permission: Permission): boolean {
  return caller.permissions.includes(permission);
}

/** Whether the caller has one of these roles. */
export function isInAny(caller: Caller, roles: readonly string[]): boolean {
  return roles.some((role) => caller.roles.includes(role));
}
