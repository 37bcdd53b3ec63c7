import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { parseCookie } from 'cookie';

export const SESSION_COOKIE = 'flowbook.session';

/** The cookie's value: the token and its signature, so that made-up ones are turned away without asking the store. */
export function signedToken(token: string, secret: string): string {
  return `${token}.${signatureOf(token, secret)}`;
}

/** The token inside a request's cookies; `null` when there is none, `'forged'` when its signature is wrong. */
export function tokenFromCookies(header: string | undefined, secret: string): string | 'forged' | null {
  const value = header === undefined ? undefined : parseCookie(header)[SESSION_COOKIE];
  if (value === undefined || value === '') return null;
  const [token = '', signature = ''] = value.split('.', 2);
  const expected = Buffer.from(signatureOf(token, secret));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : 'forged';
}

/** What the store keeps instead of the token: whoever reads the store cannot sign in with it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function signatureOf(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('base64url');
}
