import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** The latest published version of every process. */
export function useDefinitions() {
  return useQuery({
    queryKey: keys.definitions,
    staleTime: 60_000,
    queryFn: async ({ signal }) => expectOk(await request('listDefinitions', { signal })).items,
  });
}
