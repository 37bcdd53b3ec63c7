import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** The start form of a process, opened for the person at the screen. */
export function useStartForm(key: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.startForm(key),
    enabled,
    // Somebody may be typing into it: it is asked for anew only when the page opens again.
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => expectOk(await request('getStartForm', { params: { key }, signal })),
  });
}
