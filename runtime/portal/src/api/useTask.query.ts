import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** One task with its form. */
export function useTask(id: string) {
  return useQuery({
    queryKey: keys.task(id),
    queryFn: async ({ signal }) => expectOk(await request('getTask', { params: { id }, signal })),
  });
}
