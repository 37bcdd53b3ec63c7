import type { Me } from '@flowbook/contract';
import { createContext, useContext } from 'react';

/** What a person may do beyond their own tasks. */
export type PermissionName = Me['permissions'][number];

const PersonContext = createContext<Me | null>(null);
export const PersonProvider = PersonContext.Provider;

/** The person at the screen. Only inside pages that need a session. */
export function usePerson(): Me {
  const person = useContext(PersonContext);
  if (person === null) throw new Error('usePerson outside of SignedIn');
  return person;
}

/** Whether the person has one of the permissions. */
export function useMay(...permissions: readonly PermissionName[]): boolean {
  const person = usePerson();
  return permissions.some((permission) => person.permissions.includes(permission));
}
