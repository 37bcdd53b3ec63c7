import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** The roles of the organisation. */
export function useRoles() {
  return useQuery({
    queryKey: keys.roles,
    staleTime: 300_000,
    queryFn: async ({ signal }) => expectOk(await request('listRoles', { signal })).items,
  });
}
