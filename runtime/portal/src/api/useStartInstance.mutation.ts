import type { StartInstance } from '@flowbook/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** Starts a process with what its start form returned. */
export function useStartInstance() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: StartInstance) => expectOk(await request('startInstance', { body })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.taskLists });
      void client.invalidateQueries({ queryKey: keys.instanceLists });
    },
  });
}
