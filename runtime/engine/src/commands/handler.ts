import type { Rejection, RejectionCode } from '../errors/rejection.ts';
import type { Step } from '../execution/step.ts';
import type { Json } from '../json.ts';

/** Carries a command out on the step, or says why it is refused before anything has happened. */
export type Handler<C> = (step: Step, command: C) => Rejection | undefined;

export function reject(
  code: RejectionCode,
  reason: string,
  details?: { readonly [key: string]: Json },
): Rejection {
  return details === undefined ? { code, reason } : { code, reason, details };
}
