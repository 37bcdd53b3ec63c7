import type { TFunction } from 'i18next';
import { failureOf } from '../api/result.ts';

/** What went wrong, as a sentence in the language of the page. */
export function failureText(error: unknown, t: TFunction): string {
  const failure = failureOf(error);
  switch (failure.kind) {
    case 'network':
      return t('failure.network');
    case 'malformed':
      return t('failure.malformed');
    case 'refused':
      // The server chose the sentence by code, in the language of the request.
      return failure.error.message;
  }
}

/** What one needs to report the trouble: the request's id. */
export function failureReference(error: unknown): string | null {
  const failure = failureOf(error);
  return failure.kind === 'refused' ? failure.error.requestId : null;
}
