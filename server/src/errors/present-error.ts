import type { ApiError, Locale } from '@flowbook/contract';
import { catalogue } from './catalogue.ts';
import type { Refusal } from './refusal.ts';

export interface PresentedError {
  readonly status: number;
  readonly body: ApiError;
}

/** A refusal as the client reads it: its sentence in the language of the request, no trace of where it arose. */
export function presentError(refusal: Refusal, locale: Locale, requestId: string): PresentedError {
  const { status, sentence } = catalogue[refusal.code];
  return {
    status,
    body: {
      code: refusal.code,
      message: sentence[locale],
      requestId,
      ...(refusal.details === undefined ? {} : { details: { ...refusal.details } as ApiError['details'] }),
      ...(refusal.findings === undefined ? {} : { findings: [...refusal.findings] }),
    } as ApiError,
  };
}
