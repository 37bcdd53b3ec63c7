import type { TaskListQuery } from '@flowbook/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** One page of the inbox. */
export function useTasks(query: {
  readonly view: TaskListQuery['view'];
  readonly search?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}) {
  return useQuery({
    queryKey: keys.taskList(query),
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => expectOk(await request('listTasks', { query, signal })),
  });
}
