import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';

export interface Answered {
  /** Of the contract; `other` for files, pages and addresses that are none. */
  readonly operation: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

/** Gives every request an id and writes one line when it is over: no bodies, no query, no personal data. */
export function requestContext(parts: {
  readonly ids: Ids;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told of every request that is over. */
  readonly onAnswered: (answered: Answered) => void;
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
        operation: operationOf(response),
        method: request.method,
        path: pathWithoutQuery(request.originalUrl),
        status: response.statusCode,
        durationMs,
      };
      const { operation, method, status } = line;
      parts.onAnswered({ operation, method, status, seconds: durationMs / 1000 });
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

/** The operation of the contract that a response answers. */
export function operationOf(response: Response): string {
  const { operation } = response.locals as { operation?: string };
  return operation ?? 'other';
}

function pathWithoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
