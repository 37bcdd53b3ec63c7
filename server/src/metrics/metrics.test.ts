import { afterAll, beforeAll, expect, it } from 'vitest';
import { outsideOf } from '../features/jobs/testing/outside.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { createMetrics } from './metrics.ts';

const TOKEN = 'a token for metrics';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ environment: { METRICS_TOKEN: TOKEN } });
});
afterAll(() => server.stop());

const scrape = (token = TOKEN) =>
  server.client().fetch('/metrics', { headers: { authorization: `Bearer ${token}` } });
/** The value of a metric with these labels; `null` when it is not told. */
const metricIn = (text: string, name: string, labels: { readonly [label: string]: string } = {}) => {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const line = text
    .split('\n')
    .find(
      (one) =>
        (one.startsWith(`${name}{`) || one.startsWith(`${name} `)) &&
        wanted.every((part) => one.includes(part)),
    );
  return line === undefined ? null : Number(line.slice(line.lastIndexOf(' ')));
};

it('tell an operator what goes on', async () => {
  const outside = await outsideOf(server);
  await outside.start();
  await outside.start();
  const [job] = (
    await outside.machine.ask('activateJobs', {
      body: { jobTypes: ['print-label'], worker: 'w', maxJobs: 1, waitMs: 0 },
    })
  ).data.items;
  await outside.machine.ask('failJob', {
    params: { id: job?.id ?? '' },
    body: { lease: job?.lease ?? '', message: 'no', final: true },
  });
  await outside.machine.askInVain('completeJob', { params: { id: job?.id ?? '' }, body: { lease: 'x' } });
  server.clock.advance(90_000);
  const response = await scrape();
  expect(response.headers.get('content-type')).toContain('text/plain');
  const text = await response.text();
  const value = (name: string, labels = {}) => metricIn(text, `flowbook_${name}`, labels);
  const refused = { operation: 'completeJob', method: 'POST', status: '409' };
  expect({
    started: value('commands_total', { command: 'start-instance', outcome: 'ok' }),
    failed: value('commands_total', { command: 'fail-job', outcome: 'ok' }),
    commits: value('commit_duration_seconds_count', { outcome: 'ok' }),
    refused: value('http_request_duration_seconds_count', refused),
    waiting: value('jobs_waiting', { kind: 'external', type: 'print-label' }),
    longestWait: value('jobs_longest_wait_seconds', { kind: 'external', type: 'print-label' }),
    timerLag: value('jobs_longest_wait_seconds', { kind: 'timer' }),
    incidents: value('incidents_open'),
    sockets: value('sockets_connected'),
    hits: value('instance_cache_total', { outcome: 'hit' }),
  }).toEqual({
    started: 2,
    failed: 1,
    commits: 3,
    refused: 1,
    waiting: 1,
    longestWait: 90,
    timerLag: 0,
    incidents: 1,
    sockets: 0,
    hits: 2,
  });
  const own = await createMetrics({ ofProcess: true }).registry.metrics();
  expect(metricIn(own, 'nodejs_eventloop_lag_p99_seconds')).not.toBeNull();
});

it('are told to nobody without the token, and nowhere without the setting', async () => {
  expect((await scrape('a token for metric')).status).toBe(401);
  expect((await server.client().fetch('/metrics')).status).toBe(401);
  const closed = await startTestServer();
  expect(
    (await closed.client().fetch('/metrics', { headers: { authorization: 'Bearer null' } })).status,
  ).toBe(404);
  await closed.stop();
});
