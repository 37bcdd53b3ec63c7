import type { IncomingMessage } from 'node:http';

/**
 * Whether a handshake comes from a page of this server. A browser always names the origin of a page that opens a
 * socket, and the same-origin policy does not hold for sockets; other programs name none.
 */
export function isSameOrigin({ headers }: IncomingMessage, publicUrl: string | null): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
