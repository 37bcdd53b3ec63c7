import { timingSafeEqual } from 'node:crypto';
import { type IRouter, Router } from 'express';
import { refuse } from '../errors/refusal.ts';
import { stuckJobs } from '../execution/stuck-jobs.ts';
import type { Clock } from '../platform/clock.ts';
import { StoreUnavailable } from '../stores/ports/errors.ts';
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
    metrics.sockets.set(parts.connectedSockets());
    await lookAtStore(parts);
    response
      .set('Cache-Control', 'no-store')
      .type(metrics.registry.contentType)
      .send(await metrics.registry.metrics());
  });
  return router;
}

/** Just when the store cannot be used, an operator needs all the rest. */
async function lookAtStore({ metrics, store, clock }: MetricsRouterParts): Promise<void> {
  const now = clock.now().getTime();
  for (const gauge of [metrics.waitingJobs, metrics.longestWait, metrics.stuckJobs]) gauge.reset();
  // Without labels, resetting it would tell of no incidents.
  metrics.openIncidents.remove();
  const found = await Promise.all([
    store.jobs.waiting(clock.iso()),
    store.instances.openIncidents(),
    stuckJobs(store.jobs),
  ]).catch((error: unknown) => {
    if (error instanceof StoreUnavailable) return null;
    throw error;
  });
  metrics.storeUp.set(found === null ? 0 : 1);
  if (found === null) return;
  const [waiting, incidents, stuck] = found;
  // Timers always, so that an alarm on their lag has something to stand on.
  metrics.longestWait.set({ kind: 'timer', type: '' }, 0);
  for (const { kind, jobType, count, since } of waiting) {
    const labels = { kind, type: jobType ?? '' };
    metrics.waitingJobs.set(labels, count);
    metrics.longestWait.set(labels, Math.max(0, now - Date.parse(since)) / 1000);
  }
  // Set and not added up: two may look at the same time.
  for (const { kind, jobType } of stuck) {
    const count = stuck.filter((job) => job.kind === kind && job.jobType === jobType).length;
    metrics.stuckJobs.set({ kind, type: jobType ?? '' }, count);
  }
  metrics.openIncidents.set(incidents.length + stuck.length);
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
