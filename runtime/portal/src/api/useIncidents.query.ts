import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** Every open incident. */
export function useIncidents() {
  return useQuery({
    queryKey: keys.incidents,
    queryFn: async ({ signal }) => expectOk(await request('listIncidents', { signal })).items,
  });
}
