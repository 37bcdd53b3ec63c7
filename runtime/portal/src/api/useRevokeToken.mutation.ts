import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** Takes the right of a machine away. */
export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => expectOk(await request('revokeToken', { params: { id } })),
    // Also when it failed: it may be gone already.
    onSettled: () => void client.invalidateQueries({ queryKey: keys.tokens }),
  });
}
