import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** The roles of the organisation; not asked for while nobody wants them. */
export function useRoles(wanted = true) {
  return useQuery({
    enabled: wanted,
    queryKey: keys.roles,
    staleTime: 300_000,
    queryFn: async ({ signal }) => expectOk(await request('listRoles', { signal })).items,
  });
}
