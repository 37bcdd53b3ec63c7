import { check, keepBusy, median, percentile } from '../measure.ts';
import { inFreshFolder } from '../places.ts';
import { type Bench, figure } from '../result.ts';
import { Person } from './person.ts';
import { APP, publishRequestApp } from './request-app.ts';
import { ServerProcess } from './server-process.ts';

const CONNECTIONS = 64;
const ROUND_MS = 6000;
const PEOPLE = ['zhou.min', 'sun.hao', 'li.na', 'wang.qiang', 'tang.jie', 'hu.xue', 'guo.ying', 'cao.yu'];

interface Task {
  readonly id: string;
  readonly rev: number;
}
interface Started {
  readonly nextTask: Task | null;
}
interface Completed {
  readonly instance: { readonly status: string };
}

/**
 * One server process over HTTP: eight people with eight connections and a live socket each start cases by a form and
 * complete the task of the case by another; both forms are checked by the server.
 */
export const httpBench: Bench = ({ rounds, scale }) =>
  inFreshFolder(async (folder) => {
    const server = await ServerProcess.start(folder);
    const people: Person[] = [];
    const owners: Person[] = [];
    try {
      const owner = await Person.signIn(server.url, 'admin', 2);
      owners.push(owner);
      await publishRequestApp(owner);
      for (const username of PEOPLE)
        people.push(await Person.signIn(server.url, username, CONNECTIONS / PEOPLE.length));
      const ms = ROUND_MS * scale;
      let turns = 0;
      const oneCase = async () => {
        const person = people[turns++ % people.length];
        if (person !== undefined) await startAndComplete(person);
      };
      await keepBusy(CONNECTIONS, ms / 2, oneCase);
      for (const person of people) person.latencies.length = 0;
      const rates: number[] = [];
      const before = turns;
      const usedBefore = server.processorTime();
      const askedBefore = process.cpuUsage();
      for (let round = 0; round < rounds; round++) rates.push(await keepBusy(CONNECTIONS, ms, oneCase));
      const { user, system } = process.cpuUsage(askedBefore);
      const used = (server.processorTime() ?? 0) - (usedBefore ?? 0);
      const latencies = people.flatMap((person) => person.latencies);
      check(latencies.length === 2 * (turns - before), 'every case is two requests');
      await checkEnds(owner, turns);
      check(
        people.every(({ heard }) => heard > 0),
        'everybody hears of their tasks',
      );
      return [
        figure('http.completed_tasks', median(rates), 'tasks/s'),
        figure('http.requests', 2 * median(rates), 'requests/s'),
        ...(usedBefore === null
          ? []
          : [figure('http.server_processor_per_task', used / (turns - before), 'ms')]),
        figure('http.clients_processor_per_task', (user + system) / 1000 / (turns - before), 'ms'),
        figure('http.latency_p50', percentile(latencies, 0.5), 'ms'),
        figure('http.latency_p99', percentile(latencies, 0.99), 'ms'),
      ];
    } finally {
      for (const person of [...people, ...owners]) person.leave();
      await server.stop();
    }
  });

async function startAndComplete(person: Person): Promise<void> {
  const submission = { subject: '收银机无法开机', handler: person.username, amount: 120 };
  const { nextTask } = await person.post<Started>('/instances', { definitionKey: APP, submission });
  check(nextTask !== null, 'the case gives its starter a task');
  const { instance } = await person.post<Completed>(`/tasks/${nextTask.id}/completion`, {
    rev: nextTask.rev,
    submission: { result: '已上门处理' },
  });
  check(instance.status === 'completed', `the case is ${instance.status}`);
}

/** The server has as many completed cases as were completed, and no other. */
async function checkEnds(owner: Person, cases: number): Promise<void> {
  const count = async (query: string) =>
    (await owner.get<{ total: number }>(`/instances?definitionKey=${APP}&limit=1${query}`)).total;
  const [all, completed] = await Promise.all([count(''), count('&status=completed')]);
  check(
    all === cases && completed === cases,
    `${completed} of ${all} cases are completed; ${cases} were asked for`,
  );
}
