import { join } from 'node:path';
import {
  type Clock,
  createLogger,
  openSqliteStore,
  readSettings,
  startServer,
  systemClock,
} from '@flowbook/server';
import { Person } from '../http/person.ts';
import { ServerProcess } from '../http/server-process.ts';
import { check, percentile } from '../measure.ts';
import { inFreshFolder, root } from '../places.ts';
import { type Bench, type Effort, figure, type Line } from '../result.ts';
import { fill } from './fill.ts';
import { publishTimerApp, timerDelay } from './timer-app.ts';

const INSTANCES = 100_000;
const PAGES = 300;
const TIMERS = 10;
const DRAINING_MS = 20_000;
const MB = 1_048_576;

/** A hundred thousand instances that wait, each for a person of one group and for a timer. */
export const waitingBench: Bench = (effort) =>
  inFreshFolder(async (folder) => {
    const count = Math.round(INSTANCES * effort.scale);
    // People and the library come into the store as the server is started for the first time.
    await (await ServerProcess.start(folder)).stop();
    const dueAt = await fill(folder, count);
    return [
      figure('waiting.instances', count, 'instances'),
      ...(await measureServer(folder, count, effort)),
      ...(await measureDraining(folder, dueAt, count)),
    ];
  });

/** Start, memory, inbox and a timer, of the built server in a process of its own. */
async function measureServer(folder: string, count: number, { scale }: Effort): Promise<readonly Line[]> {
  const began = performance.now();
  const server = await ServerProcess.start(folder);
  const startedIn = performance.now() - began;
  const owner = await Person.signIn(server.url, 'admin', 1);
  const agent = await Person.signIn(server.url, 'zhou.min', 4);
  try {
    const pages = Math.max(20, Math.round(PAGES * scale));
    for (let page = 0; page < pages; page++) {
      const offset = page % 2 === 0 ? 0 : (page * 50) % Math.min(count, 2000);
      const { total, items } = await agent.get<{ total: number; items: readonly unknown[] }>(
        `/tasks?view=groups&limit=50&offset=${offset}`,
      );
      check(total >= count && items.length === 50, `the inbox has ${total} tasks`);
    }
    const latencies = agent.latencies.splice(0);
    await publishTimerApp(owner);
    const delays: number[] = [];
    for (let timer = 0; timer < TIMERS; timer++) delays.push(await timerDelay(agent));
    return [
      figure('waiting.start', startedIn, 'ms'),
      figure('waiting.inbox_page_p50', percentile(latencies, 0.5), 'ms'),
      figure('waiting.inbox_page_p99', percentile(latencies, 0.99), 'ms'),
      figure('waiting.timer_delay_p50', percentile(delays, 0.5), 'ms'),
      figure('waiting.timer_delay_max', Math.max(...delays), 'ms'),
      ...server.residentBytes().map((bytes) => figure('waiting.resident_memory', bytes / MB, 'MB')),
    ];
  } finally {
    owner.leave();
    agent.leave();
    await server.stop();
  }
}

/** The server as it is, in this process, by a clock that goes ahead until all timers are due. */
async function measureDraining(folder: string, dueAt: number, count: number): Promise<readonly Line[]> {
  const settings = readSettings({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn' });
  const store = await openSqliteStore({ directory: folder });
  const clock = ahead(dueAt + 60_000 - Date.now());
  const left = async () => (await store.jobs.waiting(clock.iso())).reduce((sum, kind) => sum + kind.count, 0);
  check((await left()) >= count, 'all timers are due');
  const server = await startServer({
    settings,
    store,
    clock,
    logger: createLogger(settings),
    libraryFolder: join(root, 'process-library'),
    portalFolder: join(root, 'runtime/portal/dist'),
  });
  const [began, atFirst, used] = [performance.now(), await left(), process.cpuUsage()];
  let rest = atFirst;
  while (rest > 0 && performance.now() - began < DRAINING_MS) {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    rest = await left();
  }
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  const fired = atFirst - rest;
  check(fired > 0, 'timers fire');
  const [one] = (await store.instances.listInstances({ status: 'completed', limit: 1, offset: 0 })).items;
  check(one !== undefined, 'instances end by their timers');
  await server.stop();
  return [
    figure('waiting.timers_fired', fired / seconds, 'timers/s'),
    figure('waiting.processor_per_timer', (user + system) / fired, 'µs'),
  ];
}

/** The machine's clock, so many milliseconds ahead. */
function ahead(ms: number): Clock {
  const now = () => new Date(systemClock.now().getTime() + ms);
  return {
    now,
    iso: () => now().toISOString(),
    wakeAt: (instant, wake) => systemClock.wakeAt(new Date(instant.getTime() - ms), wake),
    wakeAfter: systemClock.wakeAfter,
  };
}
