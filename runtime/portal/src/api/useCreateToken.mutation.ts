import type { CreateToken } from '@flowbook/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** Makes a token. Its secret is in the answer and nowhere else, so nothing here keeps that for later. */
export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: async (body: CreateToken) => expectOk(await request('createToken', { body })),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.tokens }),
  });
}
