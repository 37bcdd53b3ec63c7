import type { Locale } from '@flowbook/contract';
import type { Request } from 'express';

/** The language in which the client wants sentences; Chinese unless English is asked for first. */
export function localeOf(request: Request): Locale {
  return request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh';
}
