import { check, keepBusy, median, percentile } from '../measure.ts';
import { inFreshFolder } from '../places.ts';
import { type Bench, figure } from '../result.ts';
import { CONNECTIONS, RequestLoad } from './request-load.ts';

const ROUND_MS = 6000;

/** One server process over HTTP, with sessions, checked forms and sockets. */
export const httpBench: Bench = ({ rounds, scale }) =>
  inFreshFolder(async (folder) => {
    const load = await RequestLoad.open(folder);
    try {
      const ms = ROUND_MS * scale;
      const oneCase = () => load.startAndComplete();
      await keepBusy(CONNECTIONS, ms / 2, oneCase);
      for (const person of load.people) person.latencies.length = 0;
      const rates: number[] = [];
      const before = load.cases;
      const usedBefore = load.server.processorTime();
      const askedBefore = process.cpuUsage();
      for (let round = 0; round < rounds; round++) rates.push(await keepBusy(CONNECTIONS, ms, oneCase));
      const { user, system } = process.cpuUsage(askedBefore);
      const used = (load.server.processorTime() ?? 0) - (usedBefore ?? 0);
      const cases = load.cases - before;
      const latencies = load.people.flatMap((person) => person.latencies);
      check(latencies.length === 2 * cases, 'every case is two requests');
      await load.checkEnds();
      return [
        figure('http.completed_tasks', median(rates), 'tasks/s'),
        figure('http.requests', 2 * median(rates), 'requests/s'),
        ...(usedBefore === null ? [] : [figure('http.server_processor_per_task', used / cases, 'ms')]),
        figure('http.clients_processor_per_task', (user + system) / 1000 / cases, 'ms'),
        figure('http.latency_p50', percentile(latencies, 0.5), 'ms'),
        figure('http.latency_p99', percentile(latencies, 0.99), 'ms'),
      ];
    } finally {
      await load.close();
    }
  });
