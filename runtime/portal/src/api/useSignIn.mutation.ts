import type { SignIn } from '@flowbook/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { connection } from './connection.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** Opens a session. What an earlier person saw is forgotten first. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: SignIn) => expectOk(await request('signIn', { body })),
    onSuccess: (me) => {
      connection.csrfToken = me.csrfToken;
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] });
      client.setQueryData(keys.me, me);
    },
  });
}
