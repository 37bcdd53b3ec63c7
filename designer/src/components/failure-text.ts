import type { Failure } from '../client/designer-client.ts';
import type { Translate } from '../texts/texts.ts';

/** What went wrong, as a sentence in the language of the page. */
export function failureText(failure: Failure, t: Translate): string {
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
