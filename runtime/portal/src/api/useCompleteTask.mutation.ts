import type { CompleteTask } from '@flowbook/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** Completes a task with what its form returned. */
export function useCompleteTask(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: CompleteTask) =>
      expectOk(await request('completeTask', { params: { id }, body })),
    onSuccess: ({ instance }) => {
      void client.invalidateQueries({ queryKey: keys.taskLists });
      void client.invalidateQueries({ queryKey: keys.instance(instance.id) });
    },
  });
}
