import { join } from 'node:path';
import { createLogger, openSqliteStore, readSettings, type Store, startServer } from '@flowbook/server';
import { openMongodbStore } from '../../../server/src/stores/mongodb/open-mongodb-store.ts';
import { MovableClock } from '../../e2e/support/movable-clock.ts';
import { audit } from './audit.ts';
import { nextReadyAt } from './audit-outside.ts';
import { planFaults } from './faulty-store.ts';
import type { Audit, Fault, FromServer, ToServer, Wish } from './protocol.ts';

/** No timer of the library waits for so long. */
const LONGEST_WAIT_MS = 365 * 86_400_000;

// The server as `npm start` runs it, except for its clock, which the test moves, and for the fault planned for it.
const settings = readSettings(process.env);
const clock = new MovableClock(Number(process.env.CLOCK_OFFSET_MS ?? 0));
let commits = 0;
const faults = planFaults(JSON.parse(process.env.FAULT ?? '{"kind":"none"}') as Fault);
const store = await openStore(settings.mongodbUri);
const server = await startServer({
  settings,
  store: faults.into(counted(store)),
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
faults.arm();
tell({ type: 'ready', url: server.url });

function openStore(mongodbUri: string | null): Promise<Store> {
  return mongodbUri === null
    ? openSqliteStore({ directory: settings.dataDir })
    : openMongodbStore({ uri: mongodbUri, at: (point) => faults.at(point) });
}

/** Counts what begins to be committed, and what ends. */
function counted(whole: Store): Store {
  const { instances } = whole;
  const commit: typeof instances.commit = async (step) => {
    commits += 1;
    const result = await instances.commit(step);
    commits += 1;
    return result;
  };
  return { ...whole, instances: { ...instances, commit } };
}

async function fulfil(wish: Wish): Promise<unknown> {
  switch (wish.ask) {
    case 'advance-clock':
      return clock.advance(wish.ms);
    case 'idle':
      return server.idle();
    case 'advance-to-next-job':
      return advanceToNextJob();
    case 'audit':
      return auditAtRest(wish.submissions);
  }
}

/** Reads everything as it is at one moment: again, when something was committed meanwhile. */
async function auditAtRest(submissions: readonly string[]): Promise<Audit> {
  for (;;) {
    await server.idle();
    const before = commits;
    const found = await audit(store, clock.iso(), submissions);
    if (commits === before) return found;
  }
}

async function advanceToNextJob(): Promise<number | null> {
  const next = await nextReadyAt(store);
  if (next === null || Date.parse(next) > clock.now().getTime() + LONGEST_WAIT_MS) return null;
  const ms = Math.max(0, Date.parse(next) - clock.now().getTime() + 1);
  clock.advance(ms);
  await server.idle();
  return ms;
}

function tell(message: FromServer): void {
  process.send?.(message);
}
