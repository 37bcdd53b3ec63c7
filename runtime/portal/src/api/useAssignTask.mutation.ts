import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** Gives a task to a person, or with `null` back to its groups. */
export function useAssignTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, assignee }: { id: string; assignee: string | null }) =>
      expectOk(await request('assignTask', { params: { id }, body: { assignee } })),
    onSettled: (_data, _error, { id }) =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.pending }),
        client.invalidateQueries({ queryKey: keys.taskLists }),
        client.invalidateQueries({ queryKey: keys.task(id) }),
      ]),
  });
}
