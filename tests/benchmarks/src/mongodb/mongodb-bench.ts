import { openMongodbStore } from '@flowbook/server';
import { testDatabase } from '@flowbook/server/testing';
import { waiting } from '../engine/diagrams.ts';
import { keepBusy, medianOf, ratioOf, takeTurns, warmUp } from '../measure.ts';
import { type Bench, figure, type Line, ratio } from '../result.ts';
import { Host } from '../store/host.ts';
import { PlainDriver, type Sample, writtenFor } from './plain-driver.ts';

const CLIENTS = [1, 64];
const ROUND_MS = 2000;

/** The MongoDB store under the execution, beside what the plain driver does with the same documents. */
export const mongodbBench: Bench = async (effort) => {
  const database = await testDatabase();
  const store = await openMongodbStore({ uri: database.uri });
  const lines: Line[] = [];
  try {
    const host = await Host.over(store, { waiting: waiting() });
    const floor = new PlainDriver(database.client.db(), await sampleOf(host, database.client.db()));
    for (const clients of CLIENTS) {
      const ms = ROUND_MS * effort.scale;
      const contest = {
        flowbook: () => keepBusy(clients, ms, () => host.startAndComplete('waiting')),
        'plain driver': () => keepBusy(clients, ms, () => floor.startAndComplete()),
      };
      await warmUp(contest);
      const measured = await takeTurns({ ...effort, rounds: Math.min(3, effort.rounds) }, contest);
      const metric = `mongodb.completed_tasks.${clients}_clients`;
      lines.push(
        figure(metric, medianOf(measured, 'flowbook'), 'tasks/s'),
        figure(`${metric}.plain_driver`, medianOf(measured, 'plain driver'), 'tasks/s'),
        ratio(metric, ratioOf(measured, 'flowbook', 'plain driver'), 'plain driver'),
      );
    }
  } finally {
    await store.close();
    await database.remove();
  }
  return lines;
};

async function sampleOf(host: Host, database: Parameters<typeof writtenFor>[0]): Promise<Sample> {
  const step = await host.start('waiting');
  const started = await writtenFor(database, step.instance.id);
  await host.complete(step);
  return { started, completed: await writtenFor(database, step.instance.id) };
}
