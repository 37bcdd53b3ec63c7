import type { InstanceStatus } from '@flowbook/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** One page of the cases that the person may see. */
export function useInstances(query: {
  readonly search?: string | undefined;
  readonly definitionKey?: string | undefined;
  readonly status?: InstanceStatus | undefined;
  readonly limit: number;
  readonly offset: number;
}) {
  return useQuery({
    queryKey: keys.instanceList(query),
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => expectOk(await request('listInstances', { query, signal })),
  });
}
