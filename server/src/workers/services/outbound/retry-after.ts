import { TryAgainAfter } from '../../job-handler.ts';
import type { OutboundAnswer } from './send-request.ts';

/** Too many requests, or no service just now: the answers that say when to come again. */
const SAYING_WHEN = new Set([429, 503]);
/** IMF-fixdate, RFC 850 and asctime: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`. */
const HTTP_DATE = /^[A-Z][a-z]{2,8},? [\w :-]+$/;

/** The failure that an answer means which passes by itself; with the time that its `Retry-After` asks for. */
export function passingFailure(what: string, answer: OutboundAnswer, now: string): Error {
  const afterMs = askedWaitMs(answer, now);
  return afterMs === null
    ? new Error(what)
    : new TryAgainAfter(`${what} It asks to be left alone for ${Math.ceil(afterMs / 1000)} s.`, afterMs);
}

/**
 * For how long the answer asks to be left alone: RFC 9110, 10.2.3, in seconds or as a date. `null` where it does not, or
 * for no time at all.
 */
export function askedWaitMs(
  { status, headers }: Pick<OutboundAnswer, 'status' | 'headers'>,
  now: string,
): number | null {
  const text = headers['retry-after']?.trim() ?? '';
  if (!SAYING_WHEN.has(status)) return null;
  const waitMs = /^\d{1,12}$/.test(text) ? Number(text) * 1000 : dateIn(text) - Date.parse(now);
  return waitMs > 0 ? waitMs : null;
}

/** An HTTP date is always in GMT, also where it does not say so. */
function dateIn(text: string): number {
  return HTTP_DATE.test(text) ? Date.parse(text.endsWith(' GMT') ? text : `${text} GMT`) : Number.NaN;
}
