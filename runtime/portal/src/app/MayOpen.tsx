import { Outlet } from 'react-router';
import { NotFound } from './NotFound.tsx';
import { type PermissionName, useMay } from './person.ts';

/** Pages for people with a permission; to others they do not exist. */
export function MayOpen({ permission }: { readonly permission: PermissionName }) {
  return useMay(permission) ? <Outlet /> : <NotFound />;
}
