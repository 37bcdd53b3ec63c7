import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** The accounts of a demo installation; empty elsewhere. */
export function useDemoAccounts() {
  return useQuery({
    queryKey: keys.demoAccounts,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => expectOk(await request('demoAccounts', { signal })).accounts,
  });
}
