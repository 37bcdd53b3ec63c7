import type { ApiError } from '@flowbook/contract';

/** Why a request gave nothing. */
export type Failure =
  /** The server answered with a refusal. */
  | { readonly kind: 'refused'; readonly status: number; readonly error: ApiError }
  /** No answer came. */
  | { readonly kind: 'network' }
  /** An answer came that the contract does not know. */
  | { readonly kind: 'malformed'; readonly status: number };

export type Result<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly error: Failure };

/** The form in which TanStack Query carries a failure. */
export class RequestFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind === 'refused' ? failure.error.code : failure.kind);
    this.name = 'RequestFailure';
    this.failure = failure;
  }
}

/** Unwraps a result for TanStack Query, which expects failures to be thrown. */
export function expectOk<Data>(result: Result<Data>): Data {
  if (result.ok) return result.data;
  throw new RequestFailure(result.error);
}

/** The failure inside whatever a query or mutation ended with. */
export function failureOf(error: unknown): Failure {
  return error instanceof RequestFailure ? error.failure : { kind: 'malformed', status: 0 };
}

/** The code of a refusal, or `null` when there was no answer to read one from. */
export function codeOf(error: unknown): string | null {
  const failure = failureOf(error);
  return failure.kind === 'refused' ? failure.error.code : null;
}
