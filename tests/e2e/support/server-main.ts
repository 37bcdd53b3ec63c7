import { join } from 'node:path';
import { createLogger, openStore, readSettings, startServer } from '@flowbook/server';
import { MovableClock } from './movable-clock.ts';
import type { FromServer, ToServer } from './server-protocol.ts';

// The server as `npm start` runs it, except for its clock, which the test that forked this process moves.
const root = join(import.meta.dirname, '..', '..', '..');
const settings = readSettings(process.env);
const logger = createLogger(settings);
const clock = new MovableClock(Number(process.env.CLOCK_OFFSET_MS ?? 0));

const server = await startServer({
  settings,
  store: await openStore(settings, logger),
  clock,
  logger,
  libraryFolder: join(root, 'process-library'),
  portalFolder: join(root, 'runtime/portal/dist'),
});

process.on('message', (message: ToServer) => {
  if (message.type !== 'advance-clock') return;
  void advance(message.ms).then(() => tell({ type: 'clock-advanced' }));
});
process.on('disconnect', () => void server.stop().then(() => process.exit(0)));
tell({ type: 'ready', url: server.url });

/** What was begun before ends before: a timer that it sets must not count from after the advance. */
async function advance(ms: number): Promise<void> {
  await server.idle();
  clock.advance(ms);
  await server.idle();
}

function tell(message: FromServer): void {
  process.send?.(message);
}
