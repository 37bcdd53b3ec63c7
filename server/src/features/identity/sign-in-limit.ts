import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { refuse } from '../../errors/refusal.ts';

const WINDOW_MS = 15 * 60_000;

/** Stops guessing: so many failures for one name from one address in a quarter of an hour. Needs the parsed body. */
export function signInLimit(attempts: number): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: attempts,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skipSuccessfulRequests: true,
    keyGenerator: ({ ip = '', body }) => `${ipKeyGenerator(ip)} ${usernameIn(body)}`,
    handler: (_request, _response, next) => next(refuse('session.too-many-attempts')),
  });
}

function usernameIn(body: unknown): string {
  const named = typeof body === 'object' && body !== null && 'username' in body ? body.username : '';
  return typeof named === 'string' ? named.slice(0, 100).toLowerCase() : '';
}
