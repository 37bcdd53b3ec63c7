import type { CookieOptions, Response } from 'express';
import type { SessionCookie } from '../../http/route-types.ts';
import type { SessionGate } from '../../http/serve.ts';
import type { Clock } from '../../platform/clock.ts';
import { SESSION_COOKIE } from './session-token.ts';
import type { Sessions } from './sessions.ts';

/** Ties HTTP requests to sessions by an httpOnly cookie. */
export function createSessionGate(parts: {
  readonly sessions: Sessions;
  readonly clock: Clock;
  /** Whether people reach the server by https only. */
  readonly secure: boolean;
}): SessionGate {
  const { sessions, clock, secure } = parts;
  const attributes: CookieOptions = { httpOnly: true, sameSite: 'lax', secure, path: '/' };

  const cookieOf = (response: Response): SessionCookie => ({
    set: (value, expiresAt) => {
      const maxAge = Math.max(0, Date.parse(expiresAt) - clock.now().getTime());
      response.cookie(SESSION_COOKIE, value, { ...attributes, maxAge, encode: String });
    },
    clear: () => {
      response.clearCookie(SESSION_COOKIE, attributes);
    },
  });

  return {
    async enter(request, response) {
      const { session, renewed } = await sessions.use(request.headers.cookie);
      if (renewed !== null) cookieOf(response).set(renewed.cookie, session.expiresAt);
      return session;
    },
    cookieOf: (_request, response) => cookieOf(response),
  };
}
