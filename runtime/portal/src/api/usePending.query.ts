import type { PendingQuery } from '@flowbook/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

export type PendingAsked = { readonly [key in keyof PendingQuery]?: PendingQuery[key] | undefined };

/** One page of everything that waits for somebody, for people who monitor. */
export function usePending(query: PendingAsked) {
  return useQuery({
    queryKey: keys.pendingList(query),
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => expectOk(await request('listPending', { query, signal })),
  });
}
