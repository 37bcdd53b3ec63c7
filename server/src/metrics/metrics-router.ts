import { timingSafeEqual } from 'node:crypto';
import { type IRouter, Router } from 'express';
import { refuse } from '../errors/refusal.ts';
import { stuckJobs } from '../execution/stuck-jobs.ts';
import type { Clock } from '../platform/clock.ts';
import type { Store } from '../stores/ports/store.ts';
import type { Metrics } from './metrics.ts';

export interface MetricsRouterParts {
  readonly metrics: Metrics;
  readonly store: Store;
  readonly clock: Clock;
  /** `null`: there is no such address. */
  readonly token: string | null;
  readonly connectedSockets: () => number;
}

/**
 * `GET /metrics` for Prometheus, for whoever sends `Authorization: Bearer <METRICS_TOKEN>`. What lies in the store is
 * looked at when it is asked for.
 */
export function metricsRouter(parts: MetricsRouterParts): IRouter {
  const { metrics, token } = parts;
  const router = Router();
  if (token === null) return router;
  router.get('/metrics', async (request, response) => {
    const header = request.get('authorization');
    if (header === undefined) throw refuse('token.missing');
    if (!isSame(header.replace(/^Bearer /i, ''), token)) throw refuse('token.invalid');
    await lookAtStore(parts);
    response
      .set('Cache-Control', 'no-store')
      .type(metrics.registry.contentType)
      .send(await metrics.registry.metrics());
  });
  return router;
}

async function lookAtStore({ metrics, store, clock, connectedSockets }: MetricsRouterParts): Promise<void> {
  const now = clock.now().getTime();
  const [waiting, incidents, stuck] = await Promise.all([
    store.jobs.waiting(clock.iso()),
    store.instances.openIncidents(),
    stuckJobs(store.jobs),
  ]);
  metrics.waitingJobs.reset();
  metrics.longestWait.reset();
  // Timers always, so that an alarm on their lag has something to stand on.
  metrics.longestWait.set({ kind: 'timer', type: '' }, 0);
  for (const { kind, jobType, count, since } of waiting) {
    const labels = { kind, type: jobType ?? '' };
    metrics.waitingJobs.set(labels, count);
    metrics.longestWait.set(labels, Math.max(0, now - Date.parse(since)) / 1000);
  }
  metrics.openIncidents.set(incidents.length + stuck.length);
  metrics.sockets.set(connectedSockets());
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
