import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { presentError } from '../errors/present-error.ts';
import { toRefusal } from '../errors/to-refusal.ts';
import { localeOf } from './locale.ts';
import { operationOf, requestIdOf } from './request-context.ts';

/** The one place where an error becomes an answer. What nobody expected is logged with its stack and told without it. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    const refusal = toRefusal(error);
    const requestId = requestIdOf(response);
    const { status, body } = presentError(refusal, localeOf(request), requestId);
    if (status >= 500)
      logger.error(
        {
          requestId,
          operation: operationOf(response),
          subject: request.params?.id,
          code: refusal.code,
          err: error,
        },
        'request failed',
      );
    if (response.headersSent) {
      next(error);
      return;
    }
    if (refusal.code === 'token.missing' || refusal.code === 'token.invalid')
      response.set('WWW-Authenticate', 'Bearer');
    response.set('Cache-Control', 'no-store').status(status).json(body);
  };
}
