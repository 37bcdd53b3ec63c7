import { useQuery } from '@tanstack/react-query';
import { connection } from './connection.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { RequestFailure } from './result.ts';

/** Who is signed in; `null` when nobody is. */
export function useMe() {
  return useQuery({
    queryKey: keys.me,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const result = await request('whoAmI', { signal });
      if (result.ok) {
        connection.csrfToken = result.data?.csrfToken ?? null;
        return result.data;
      }
      if (result.error.kind === 'refused' && result.error.status === 401) return null;
      throw new RequestFailure(result.error);
    },
  });
}
