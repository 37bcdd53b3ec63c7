import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** One case with its diagram and what has happened on it. */
export function useInstance(id: string) {
  return useQuery({
    queryKey: keys.instance(id),
    queryFn: async ({ signal }) => expectOk(await request('getInstance', { params: { id }, signal })),
  });
}
