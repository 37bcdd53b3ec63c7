import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** Tries again what failed. */
export function useRetryIncident() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => expectOk(await request('retryIncident', { params: { id } })),
    onSuccess: (instance) => client.invalidateQueries({ queryKey: keys.instance(instance.id) }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.incidents }),
  });
}
