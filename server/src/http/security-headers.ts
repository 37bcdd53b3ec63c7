import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Strict headers for everything. Scripts come from files of this server only; styles may stand inline, because
 * bpmn-js, form-js and Ant Design write them at run time.
 */
export function securityHeaders(parts: { readonly https: boolean }): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: parts.https,
    xFrameOptions: { action: 'deny' },
  });
}
