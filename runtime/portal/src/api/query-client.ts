import { QueryClient } from '@tanstack/react-query';
import { failureOf } from './result.ts';

/** Only a broken connection is worth another try; an answer stays the same however often one asks. */
function worthAnotherTry(attempts: number, error: Error): boolean {
  return failureOf(error).kind === 'network' && attempts < 2;
}

/** Writes carry an idempotency key, so that they may be tried again like reads. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: worthAnotherTry, staleTime: 5_000 },
      mutations: { retry: worthAnotherTry, networkMode: 'always' },
    },
  });
}
