import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { type IRouter, Router, static as serveFolder } from 'express';
import { openApiDocument } from './openapi.ts';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Flowbook API</title>
    <link rel="stylesheet" href="/api/docs/assets/swagger-ui.css" />
  </head>
  <body>
    <div id="docs"></div>
    <script src="/api/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

/** Tries out writes with the CSRF token of the session that the page's own sign-in answered with. */
const start = `let csrfToken = null;
SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  requestInterceptor: (request) => {
    if (csrfToken !== null && request.method !== 'GET') request.headers['X-CSRF-Token'] = csrfToken;
    return request;
  },
  responseInterceptor: (response) => {
    if (response.url.endsWith('/api/v1/session') && response.body?.csrfToken) csrfToken = response.body.csrfToken;
    return response;
  },
});
`;

/** The description of the API: the document, and pages to read it and try it. Needs no session and no inline script. */
export function docsRouter(serverUrl: string): IRouter {
  const document = openApiDocument(serverUrl);
  const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const router = Router();
  router.get('/api/v1/openapi.json', (_request, response) => {
    response.json(document);
  });
  router.get('/api/docs', (_request, response) => {
    response.type('html').send(page);
  });
  router.get('/api/docs/start.js', (_request, response) => {
    response.type('js').send(start);
  });
  router.use('/api/docs/assets', serveFolder(assets, { index: false, maxAge: '1h' }));
  return router;
}
