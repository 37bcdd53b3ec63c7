import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** Takes a group task, or gives it back. */
export function useTaskAction(action: 'claimTask' | 'releaseTask') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => expectOk(await request(action, { params: { id } })),
    onSettled: (_data, _error, id) =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.task(id) }),
        client.invalidateQueries({ queryKey: keys.taskLists }),
      ]),
  });
}
