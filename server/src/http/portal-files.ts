import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type IRouter, Router, static as serveFolder } from 'express';

/**
 * The built web app. Files with a hash in their name may be kept for ever; the page itself is asked for each time.
 * Every address that a browser opens and that is no file is the page, whose router knows what to show.
 */
export function portalFiles(folder: string): IRouter {
  const page = join(folder, 'index.html');
  const router = Router();
  router.use('/assets', serveFolder(join(folder, 'assets'), { index: false, immutable: true, maxAge: '1y' }));
  router.use(serveFolder(folder, { index: false, maxAge: '1h' }));
  router.get('/{*path}', (request, response, next) => {
    if (isForMachines(request.path) || !request.accepts('html') || !existsSync(page)) {
      next();
      return;
    }
    response.set('Cache-Control', 'no-cache').sendFile(page, { cacheControl: false });
  });
  return router;
}

function isForMachines(path: string): boolean {
  return /^\/(api|assets|socket\.io)(\/|$)/.test(path);
}
