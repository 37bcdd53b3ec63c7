import { openMongodbStore } from '@flowbook/server';
import { type TestDatabase, testDatabase } from '@flowbook/server/testing';
import { waiting } from '../engine/diagrams.ts';
import { CONNECTIONS, RequestLoad } from '../http/request-load.ts';
import { keepBusy, medianOf, ratioOf, takeTurns, warmUp } from '../measure.ts';
import { inFreshFolder } from '../places.ts';
import { type Bench, type Effort, figure, type Line, ratio } from '../result.ts';
import { Host } from '../store/host.ts';
import { PlainDriver, type Sample, type Written, writtenFor } from './plain-driver.ts';

const CLIENTS = [1, 64];
const ROUND_MS = 2000;
const MOST_LOOKS = 100;

/** The MongoDB store, under the execution and under a whole server, beside what the plain driver does with the same documents. */
export const mongodbBench: Bench = async (effort) => [
  ...(await withDatabase((database) => measureStore(database, effort))),
  ...(await withDatabase((database) => measureServer(database, effort))),
];

async function withDatabase<T>(work: (database: TestDatabase) => Promise<T>): Promise<T> {
  const database = await testDatabase();
  try {
    return await work(database);
  } finally {
    await database.remove();
  }
}

/** The execution over the store, in this process. */
async function measureStore(database: TestDatabase, effort: Effort): Promise<readonly Line[]> {
  const store = await openMongodbStore({ uri: database.uri });
  try {
    const host = await Host.over(store, { waiting: waiting() });
    const db = database.client.db();
    const floor = new PlainDriver(
      db,
      await sampleOf(db, async (look) => {
        const step = await host.start('waiting');
        await look(step.instance.id);
        await host.complete(step);
        await look(step.instance.id);
      }),
    );
    const lines: Line[] = [];
    for (const clients of CLIENTS) {
      const metric = `mongodb.completed_tasks.${clients}_clients`;
      const turn = () => host.startAndComplete('waiting');
      lines.push(...(await besidePlainDriver({ metric, clients, turn, floor, effort })));
    }
    return lines;
  } finally {
    await store.close();
  }
}

/** A server process over HTTP, with sessions, checked forms and sockets. */
function measureServer(database: TestDatabase, effort: Effort): Promise<readonly Line[]> {
  return inFreshFolder(async (folder) => {
    const load = await RequestLoad.open(folder, { MONGODB_URI: database.uri });
    try {
      const db = database.client.db();
      const floor = new PlainDriver(db, await sampleOf(db, (look) => load.oneCase(look)));
      const turn = () => load.startAndComplete();
      const lines = await besidePlainDriver({
        metric: 'mongodb.http.completed_tasks',
        clients: CONNECTIONS,
        turn,
        floor,
        effort,
      });
      await load.checkEnds();
      return lines;
    } finally {
      await load.close();
    }
  });
}

/** What the store writes for a case that is looked at after each of its two commits, in time to see its outbox. */
async function sampleOf(
  db: Parameters<typeof writtenFor>[0],
  oneCase: (look: (instanceId: string) => Promise<void>) => Promise<void>,
): Promise<Sample> {
  for (let attempt = 0; attempt < MOST_LOOKS; attempt++) {
    const written: (Written | null)[] = [];
    await oneCase(async (instanceId) => void written.push(await writtenFor(db, instanceId)));
    const [started, completed] = written;
    if (started && completed) return { started, completed };
  }
  throw new Error('The outboxes were always gone before they could be looked at.');
}

interface Contest {
  readonly metric: string;
  readonly clients: number;
  readonly turn: () => Promise<void>;
  readonly floor: PlainDriver;
  readonly effort: Effort;
}

async function besidePlainDriver({
  metric,
  clients,
  turn,
  floor,
  effort,
}: Contest): Promise<readonly Line[]> {
  const ms = ROUND_MS * effort.scale;
  const contest = {
    flowbook: () => keepBusy(clients, ms, turn),
    'plain driver': () => keepBusy(clients, ms, () => floor.startAndComplete()),
  };
  await warmUp(contest);
  const measured = await takeTurns({ ...effort, rounds: Math.min(3, effort.rounds) }, contest);
  return [
    figure(metric, medianOf(measured, 'flowbook'), 'tasks/s'),
    figure(`${metric}.plain_driver`, medianOf(measured, 'plain driver'), 'tasks/s'),
    ratio(metric, ratioOf(measured, 'flowbook', 'plain driver'), 'plain driver'),
  ];
}
