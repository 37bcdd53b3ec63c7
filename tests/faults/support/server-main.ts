import { join } from 'node:path';
import { createLogger, openSqliteStore, readSettings, startServer } from '@flowbook/server';
import { MovableClock } from '../../e2e/support/movable-clock.ts';
import { audit } from './audit.ts';
import { faultyStore } from './faulty-store.ts';
import type { Fault, FromServer, ToServer, Wish } from './protocol.ts';

// The server as `npm start` runs it, except for its clock, which the test moves, and for the fault planned for it.
const settings = readSettings(process.env);
const clock = new MovableClock(Number(process.env.CLOCK_OFFSET_MS ?? 0));
const store = await openSqliteStore({ directory: settings.dataDir });
const faulty = faultyStore(store, JSON.parse(process.env.FAULT ?? '{"kind":"none"}') as Fault);
const server = await startServer({
  settings,
  store: faulty.store,
  clock,
  logger: createLogger(settings),
  libraryFolder: process.env.LIBRARY ?? '',
  portalFolder: join(settings.dataDir, 'portal'),
});

process.on('message', (message: ToServer) => {
  fulfil(message).then(
    (answer) => tell({ type: 'answer', id: message.id, answer: answer ?? null }),
    (error: unknown) => tell({ type: 'failed', id: message.id, reason: String(error) }),
  );
});
process.on('disconnect', () => void server.stop().then(() => process.exit(0)));
faulty.arm();
tell({ type: 'ready', url: server.url });

async function fulfil(wish: Wish): Promise<unknown> {
  switch (wish.ask) {
    case 'advance-clock':
      return clock.advance(wish.ms);
    case 'idle':
      return server.idle();
    case 'advance-to-next-job':
      return advanceToNextJob();
    case 'audit':
      return audit(store);
  }
}

async function advanceToNextJob(): Promise<number | null> {
  const next = await store.jobs.nextReadyAt();
  if (next === null) return null;
  const ms = Math.max(0, Date.parse(next) - clock.now().getTime() + 1);
  clock.advance(ms);
  await server.idle();
  return ms;
}

function tell(message: FromServer): void {
  process.send?.(message);
}
