import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';

/** Gives every request an id and writes one line when it is over: no bodies, no query, no personal data. */
export function requestContext(parts: {
  readonly ids: Ids;
  readonly clock: Clock;
  readonly logger: Logger;
}): RequestHandler {
  return (request, response, next) => {
    const requestId = parts.ids.next();
    const startedAt = parts.clock.now().getTime();
    response.locals.requestId = requestId;
    response.set('X-Request-Id', requestId);
    response.on('close', () => {
      const durationMs = parts.clock.now().getTime() - startedAt;
      const line = {
        requestId,
        method: request.method,
        path: pathWithoutQuery(request.originalUrl),
        status: response.statusCode,
        durationMs,
      };
      if (response.writableFinished) parts.logger.debug(line, 'request');
      else parts.logger.debug(line, 'request broken off');
    });
    next();
  };
}

/** The id of the request that this response answers. */
export function requestIdOf(response: Response): string {
  const { requestId } = response.locals as { requestId?: string };
  return requestId ?? '';
}

function pathWithoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
