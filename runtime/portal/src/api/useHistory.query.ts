import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** Everything that happened in a case, oldest first. */
export function useHistory(instanceId: string) {
  return useQuery({
    queryKey: keys.history(instanceId),
    queryFn: async ({ signal }) =>
      expectOk(await request('getHistory', { params: { id: instanceId }, signal })).items,
  });
}
