import { type IRouter, Router } from 'express';
import { refuse } from '../errors/refusal.ts';

/** `/healthz`: the server answers. `/readyz`: its store does too, so that it may get work. */
export function healthRouter(isReady: () => Promise<boolean>): IRouter {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    if (!(await isReady())) throw refuse('server.unavailable');
    response.set('Cache-Control', 'no-store').json({ status: 'ready' });
  });
  return router;
}
