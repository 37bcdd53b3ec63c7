import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** Ends a case before its time; the reason goes into its history. */
export function useCancelInstance(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (reason: string) =>
      expectOk(await request('cancelInstance', { params: { id }, body: { reason } })),
    // Not awaited: the button that asked is gone once the news is here, and with it the one who tells the person.
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.instance(id) });
      void client.invalidateQueries({ queryKey: keys.instanceLists });
    },
  });
}
