import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** People whose name or username holds the text. */
export function usePeople(search: string) {
  return useQuery({
    queryKey: keys.people(search),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => expectOk(await request('listPeople', { query: { search }, signal })).items,
  });
}
