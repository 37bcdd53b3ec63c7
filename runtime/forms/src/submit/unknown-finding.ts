import type { FormError } from '../api.ts';
import { messageOf } from '../messages/message-of.ts';
import type { Path } from '../path.ts';
import type { Locale } from '../schema.ts';

/** The finding about a member that the form does not have. */
export function unknownFinding(path: Path, locale: Locale = 'zh'): FormError {
  const label = path.join('.').slice(0, 200);
  return {
    code: 'unknown-field',
    path,
    params: { label },
    message: messageOf('unknown-field', locale, { label }),
  };
}
