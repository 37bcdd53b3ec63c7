import { type IRouter, Router } from 'express';
import { refuse } from '../errors/refusal.ts';

/** Whether live updates reach people at other nodes; a node that cannot reach Redis works on. */
export type RedisHealth = 'connected' | 'unreachable' | 'unused';

export interface Health {
  readonly isReady: () => Promise<boolean>;
  readonly redis: () => RedisHealth;
}

/** `/healthz`: the server answers. `/readyz`: its store does too, so that it may get work. */
export function healthRouter({ isReady, redis }: Health): IRouter {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    if (!(await isReady())) throw refuse('server.unavailable');
    response.set('Cache-Control', 'no-store').json({ status: 'ready', redis: redis() });
  });
  return router;
}
