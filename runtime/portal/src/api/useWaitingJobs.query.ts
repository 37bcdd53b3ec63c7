import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** Nobody is told when a program outside takes a job, so one looks now and then. */
const LOOK_AGAIN_MS = 15_000;

/** Jobs that nobody has taken, by kind and type. */
export function useWaitingJobs() {
  return useQuery({
    queryKey: keys.waitingJobs,
    queryFn: async ({ signal }) => expectOk(await request('listWaitingJobs', { signal })).items,
    refetchInterval: LOOK_AGAIN_MS,
  });
}
