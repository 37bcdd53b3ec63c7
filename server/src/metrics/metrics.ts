import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const QUICK_SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** What an operator watches. Labels name operations, kinds and codes, never people or cases. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'operation' | 'method' | 'status'>;
  readonly commands: Counter<'command' | 'outcome'>;
  readonly commits: Histogram<'outcome'>;
  readonly commitGroups: Histogram;
  readonly instanceCache: Counter<'outcome'>;
  readonly jobs: Counter<'kind' | 'type' | 'outcome'>;
  readonly jobSeconds: Histogram<'kind' | 'type'>;
  readonly waitingJobs: Gauge<'kind' | 'type'>;
  readonly longestWait: Gauge<'kind' | 'type'>;
  readonly stuckJobs: Gauge<'kind' | 'type'>;
  readonly openIncidents: Gauge;
  readonly storeUp: Gauge;
  readonly sockets: Gauge;
  readonly deletedInstances: Counter;
}

/** Fresh metrics in a registry of their own; `ofProcess` adds memory, processor and event loop lag, which are watched for ever. */
export function createMetrics({ ofProcess = false } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (ofProcess) collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'flowbook_http_request_duration_seconds',
      help: 'Time to answer a request, by operation of the API and status',
      labelNames: ['operation', 'method', 'status'],
      buckets: QUICK_SECONDS,
      registers,
    }),
    commands: new Counter({
      name: 'flowbook_commands_total',
      help: 'Commands to process instances: ok, repeated, rejected by the engine, refused by a check, or what kept them from being carried out',
      labelNames: ['command', 'outcome'],
      registers,
    }),
    commits: new Histogram({
      name: 'flowbook_commit_duration_seconds',
      help: 'Time until a step was stored: ok, a conflict (revision, message, idempotency), or failed',
      labelNames: ['outcome'],
      buckets: QUICK_SECONDS,
      registers,
    }),
    commitGroups: new Histogram({
      name: 'flowbook_commit_group_size',
      help: 'Writes that shared one transaction of the embedded store',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
      registers,
    }),
    instanceCache: new Counter({
      name: 'flowbook_instance_cache_total',
      help: 'Looks for an instance in memory: hit, or miss',
      labelNames: ['outcome'],
      registers,
    }),
    jobs: new Counter({
      name: 'flowbook_jobs_total',
      help: 'Attempts at jobs: done, later (not just now), failed (tried again), given-up',
      labelNames: ['kind', 'type', 'outcome'],
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'flowbook_job_duration_seconds',
      help: 'Time that an attempt at a job took',
      labelNames: ['kind', 'type'],
      buckets: [...QUICK_SECONDS, 10, 30, 60],
      registers,
    }),
    waitingJobs: new Gauge({
      name: 'flowbook_jobs_waiting',
      help: 'Jobs that are due and that nobody has taken',
      labelNames: ['kind', 'type'],
      registers,
    }),
    longestWait: new Gauge({
      name: 'flowbook_jobs_longest_wait_seconds',
      help: 'For how long the first of the waiting jobs has been due; of kind "timer": how late timers are',
      labelNames: ['kind', 'type'],
      registers,
    }),
    stuckJobs: new Gauge({
      name: 'flowbook_jobs_stuck',
      help: 'Jobs that failed again and again and are tried on; they count as incidents too',
      labelNames: ['kind', 'type'],
      registers,
    }),
    openIncidents: new Gauge({
      name: 'flowbook_incidents_open',
      help: 'Places where cases cannot go on until somebody helps',
      registers,
    }),
    storeUp: new Gauge({
      name: 'flowbook_store_up',
      help: 'Whether the store answered (1); of what lies in it nothing is told while it does not (0)',
      registers,
    }),
    sockets: new Gauge({
      name: 'flowbook_sockets_connected',
      help: 'Live connections to this node',
      registers,
    }),
    deletedInstances: new Counter({
      name: 'flowbook_instances_deleted_total',
      help: 'Finished cases that were deleted because their time was over',
      registers,
    }),
  };
}
