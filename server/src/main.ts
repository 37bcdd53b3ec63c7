import { join } from 'node:path';
import { createLogger } from './config/logger.ts';
import { readSettings, type Settings, SettingsError } from './config/settings.ts';
import { createMetrics } from './metrics/metrics.ts';
import { openStore } from './open-store.ts';
import { systemClock } from './platform/clock.ts';
import { type RunningServer, startServer } from './start-server.ts';
import { StoreError } from './stores/ports/errors.ts';

/** The same from `server/src` and from `server/dist`. */
const root = join(import.meta.dirname, '..', '..');
const PATIENCE_MS = 10_000;

try {
  const settings = readSettings(process.env);
  const server = await start(settings);
  stopOnSignals(server);
  console.log(`Flowbook is ready at ${settings.publicUrl ?? server.url}`);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

async function start(settings: Settings): Promise<RunningServer> {
  const logger = createLogger(settings);
  const metrics = createMetrics({ ofProcess: true });
  return startServer({
    settings,
    store: await openStore(settings, logger, (size) => metrics.commitGroups.observe(size)),
    metrics,
    clock: systemClock,
    logger,
    libraryFolder: join(root, 'process-library'),
    portalFolder: join(root, 'runtime/portal/dist'),
  });
}

/** The first signal stops gracefully; whoever cannot wait sends a second one. */
function stopOnSignals(server: RunningServer): void {
  let asked = false;
  const stop = () => {
    if (asked) process.exit(1);
    asked = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(explain(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** What a person at the console needs to know: a sentence for what they can mend, everything for what they cannot. */
function explain(error: unknown): string {
  if (error instanceof SettingsError) return `Flowbook cannot start: a setting is wrong.\n${error.message}`;
  if (error instanceof StoreError) return `Flowbook cannot start. ${error.message}`;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `Flowbook cannot start: the port is in use. ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
