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
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.instance(id) }),
        client.invalidateQueries({ queryKey: keys.instanceLists }),
      ]),
  });
}
