import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** Tries again what failed. */
export function useRetryIncident() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => expectOk(await request('retryIncident', { params: { id } })),
    // Not awaited: the entry that asked is gone once the news is here, and with it the one who tells the person.
    onSettled: (instance) => {
      void client.invalidateQueries({ queryKey: keys.incidents });
      if (instance) void client.invalidateQueries({ queryKey: keys.instance(instance.id) });
    },
  });
}
