import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { readConnections } from './config/connections.ts';
import { sessionSecret } from './config/session-secret.ts';
import type { Settings } from './config/settings.ts';
import { createExecution } from './execution/create-execution.ts';
import { createModelSource } from './execution/model-source.ts';
import { stuckIncidentId } from './execution/stuck-jobs.ts';
import { createReleases } from './features/definitions/releases.ts';
import type { FeatureDeps } from './features/deps.ts';
import { type Organisation, readOrganisation } from './features/identity/organisation.ts';
import { seedAdministrator, seedDemo, seedRoles } from './features/identity/seed-organisation.ts';
import { createSessions } from './features/identity/sessions.ts';
import { JobBell } from './features/jobs/job-bell.ts';
import { deployLibrary } from './features/library/deploy-library.ts';
import type { Health } from './http/health.ts';
import { measuredExecution } from './metrics/measured-execution.ts';
import { measuredHandler } from './metrics/measured-handler.ts';
import { measuredStore } from './metrics/measured-store.ts';
import { createMetrics, type Metrics } from './metrics/metrics.ts';
import type { Clock } from './platform/clock.ts';
import { createIds } from './platform/ids.ts';
import { systemRandom } from './platform/random.ts';
import { connectAcrossNodes } from './sockets/across-nodes.ts';
import { createSockets } from './sockets/create-sockets.ts';
import type { JobRow } from './stores/ports/rows.ts';
import type { Store } from './stores/ports/store.ts';
import { createWorkers } from './workers/create-workers.ts';
import { builtInServices } from './workers/services/built-in.ts';

export interface ServerParts {
  readonly settings: Settings;
  /** Opened by the caller; closed when the server stops or cannot start. */
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Absent: some of its own. */
  readonly metrics?: Metrics;
  /** Folder of the process library: `organisation.json` and `processes/`. */
  readonly libraryFolder: string;
  /** Folder of the built web app. */
  readonly portalFolder: string;
}

export interface RunningServer {
  /** Where it listens, such as `http://localhost:3000`. */
  readonly url: string;
  /** Resolves when nothing that is due by the clock is left to do. */
  idle(): Promise<void>;
  /** Answers what was asked, finishes the work at hand, closes the store. */
  stop(): Promise<void>;
}

/** How long a stopping server waits for requests that are being answered. */
const PATIENCE_MS = 5000;

/** Puts the server together, brings organisation and library into the store, and listens when everything is ready. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  try {
    return await start(parts);
  } catch (error) {
    await parts.store.close();
    throw error;
  }
}

async function start(parts: ServerParts): Promise<RunningServer> {
  const { settings, clock, logger, libraryFolder, portalFolder, metrics = createMetrics() } = parts;
  const store = measuredStore(parts.store, metrics);
  const demo = await seed(parts);
  const { timeZone, calendar } = settings;
  const { definitions, people } = store;
  const services = builtInServices(store.records, {
    allowedHosts: { hosts: settings.httpHosts, privateHosts: settings.httpPrivateHosts },
    connections: readConnections(settings.connectionsFile),
    timeoutMs: settings.httpTimeoutMs,
    mostBytes: settings.httpMaxAnswerBytes,
    mail: settings.mail,
  });
  const jobTypes = new Set(Object.keys(services));
  const library = { definitions, people, clock, frame: settings, logger };
  await deployLibrary(join(libraryFolder, 'processes'), library);

  const ids = createIds(clock);
  const models = createModelSource(definitions);
  const execution = measuredExecution(
    createExecution({
      store,
      models,
      clock,
      ids,
      timeZone,
      calendar,
      jobTypes,
      onCacheLook: (isHit) => metrics.instanceCache.inc({ outcome: isHit ? 'hit' : 'miss' }),
      onListenerError: (error) => logger.error({ err: error }, 'a listener of committed steps failed'),
    }),
    metrics,
  );
  const workers = createWorkers({
    store,
    execution,
    models,
    clock,
    random: systemRandom,
    timeZone,
    calendar,
    services,
    owner: `${settings.nodeName}:${ids.next()}`,
    log: logger,
    ...(settings.retentionDays !== null && {
      endedInstances: {
        keptDays: settings.retentionDays,
        deleteFileBytes: (id) => store.fileBytes.remove(id),
        onDeleted: ({ instances, files }) => {
          metrics.deletedInstances.inc(instances);
          logger.info({ instances, files }, 'ended cases were deleted');
        },
      },
    }),
    aroundHandlers: (handlers) => {
      const measured = Object.entries(handlers).map(([kind, one]) => [kind, measuredHandler(one, metrics)]);
      return Object.fromEntries(measured) as typeof handlers;
    },
    onStuckChange: (job) =>
      void announceStuck(job).catch((error: unknown) =>
        logger.warn({ err: error }, 'a stuck job was not announced'),
      ),
  });
  const sessions = createSessions({
    people,
    clock,
    secret: sessionSecret(settings.sessionSecret, settings.dataDir),
    demoAllowed: !settings.production,
  });

  const announceStuck = async (job: JobRow) => {
    const rev = (await store.instances.revision(job.instanceId)) ?? 0;
    sockets.announceIncident(stuckIncidentId(job), job.instanceId, rev);
  };

  const stopping = new AbortController();
  const httpServer = createServer();
  const deps: FeatureDeps = {
    settings,
    store,
    execution,
    releases: createReleases(store.definitions, models),
    sessions,
    demo,
    clock,
    ids,
    random: systemRandom,
    logger,
    stopping: stopping.signal,
    wakeWorkers: () => workers.wake(),
    jobBell: new JobBell(),
    announcePublication: (key, version) => sockets.announcePublication(key, version),
  };
  const acrossNodes = settings.redisUrl === null ? null : connectAcrossNodes(settings.redisUrl, logger);
  if (acrossNodes === null && !store.exclusive)
    logger.info('REDIS_URL is not set: live updates reach only people who are connected to this node');
  const health: Health = {
    isReady: async () => !stopping.signal.aborted && (await answers(store)),
    redis: () => (acrossNodes === null ? 'unused' : acrossNodes.connected() ? 'connected' : 'unreachable'),
  };
  httpServer.on(
    'request',
    createApp(deps, { portalFolder, health, metrics, connectedSockets: () => sockets.connected() }),
  );
  // A connection that is kept alive would keep a stopping server waiting once it is answered.
  httpServer.on('request', (_request, response) => {
    response.once('finish', () => {
      if (stopping.signal.aborted) setImmediate(() => httpServer.closeIdleConnections());
    });
  });
  // After the app: sockets take their own requests away from the listeners that stand before them.
  const sockets = createSockets({
    httpServer,
    sessions,
    execution,
    clock,
    publicUrl: settings.publicUrl,
    acrossNodes,
  });

  const port = await listen(httpServer, settings.port);
  workers.start();
  return {
    url: `http://localhost:${port}`,
    idle: () => workers.idle(),
    stop: async () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      const closed = new Promise((resolve) => httpServer.close(resolve));
      sockets.close();
      httpServer.closeIdleConnections();
      const cutOff = setTimeout(() => httpServer.closeAllConnections(), PATIENCE_MS);
      await Promise.all([closed, workers.stop()]);
      clearTimeout(cutOff);
      await store.close();
    },
  };
}

/** Roles always, demo people and customers outside production; answers the demo that stands on the sign-in page. */
async function seed({ settings, store, libraryFolder }: ServerParts): Promise<Organisation | null> {
  const organisation = await readOrganisation(join(libraryFolder, 'organisation.json'));
  await seedRoles(store, organisation);
  if (settings.administrator !== null) await seedAdministrator(store, settings.administrator);
  if (settings.production) return null;
  await seedDemo(store, organisation);
  return organisation;
}

async function answers(store: Store): Promise<boolean> {
  try {
    await store.ping();
    return true;
  } catch {
    return false;
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
