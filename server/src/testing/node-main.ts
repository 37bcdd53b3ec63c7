import { join } from 'node:path';
import { createLogger } from '../config/logger.ts';
import { readSettings } from '../config/settings.ts';
import { openStore } from '../open-store.ts';
import { systemClock } from '../platform/clock.ts';
import { startServer } from '../start-server.ts';
import { LIBRARY } from './test-server.ts';

// The server as `npm start` runs it, with the small library of the tests.
const settings = readSettings(process.env);
const logger = createLogger(settings);
const { url } = await startServer({
  settings,
  store: await openStore(settings, logger),
  clock: systemClock,
  logger,
  libraryFolder: LIBRARY,
  portalFolder: join(settings.dataDir, 'portal'),
});
process.send?.(url);
