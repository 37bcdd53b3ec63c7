import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, keepBusy, median, percentile } from '../measure.ts';
import { inFreshFolder, root } from '../places.ts';
import { type Bench, type Effort, figure, type Line } from '../result.ts';
import { measureDisputes } from './dispute-bench.ts';
import { Person } from './person.ts';
import { ServerProcess } from './server-process.ts';

const PROCESS = 'complaint-reception';
const CASES_AT_ONCE = 16;
const ROUND_MS = 6000;
const PATIENCE_MS = 20_000;
const TASKS_OF_A_CASE = 3;

interface Fills {
  readonly [name: string]: object;
}
interface Team {
  readonly agents: readonly Person[];
  readonly specialists: readonly Person[];
  readonly manager: Person;
}

/**
 * The library's reception of complaints as people do it: an agent registers a complaint, verifies it and records the
 * reception, a specialist closes it; between them a decision table, letters and the archive. Everybody learns of the
 * next task over the socket, takes it, opens its form and sends it.
 */
export const complaintBench: Bench = async (effort, { minutes }) => [
  ...(await measureReception(effort)),
  ...(await measureDisputes((minutes ?? 0.5 * effort.scale) * 60)),
];

const measureReception = ({ rounds, scale }: Effort): Promise<readonly Line[]> =>
  inFreshFolder(async (folder) => {
    const server = await ServerProcess.start(folder);
    const people: Person[] = [];
    const signIn = async (username: string) => {
      const person = await Person.signIn(server.url, username, CASES_AT_ONCE);
      people.push(person);
      return person;
    };
    try {
      const team = {
        agents: [await signIn('zhou.min'), await signIn('sun.hao')],
        specialists: [await signIn('li.na'), await signIn('wang.qiang')],
        manager: await signIn('zhao.wei'),
      };
      const fills = readFills();
      const heardAfter: number[] = [];
      let cases = 0;
      const oneCase = () => receiveComplaint(team, fills, cases++, heardAfter);
      const ms = ROUND_MS * scale;
      await keepBusy(CASES_AT_ONCE, ms / 2, oneCase);
      for (const person of people) person.latencies.length = 0;
      heardAfter.length = 0;
      const rates: number[] = [];
      const before = cases;
      const usedBefore = server.processorTime();
      for (let round = 0; round < rounds; round++) rates.push(await keepBusy(CASES_AT_ONCE, ms, oneCase));
      const used = (server.processorTime() ?? 0) - (usedBefore ?? 0);
      const latencies = people.flatMap((person) => person.latencies);
      await checkEnds(team.manager, cases);
      return [
        figure('complaint.cases', 60 * median(rates), 'cases/min'),
        figure('complaint.completed_tasks', TASKS_OF_A_CASE * median(rates), 'tasks/s'),
        ...(usedBefore === null
          ? []
          : [figure('complaint.server_processor_per_case', used / (cases - before), 'ms')]),
        figure('complaint.latency_p50', percentile(latencies, 0.5), 'ms'),
        figure('complaint.latency_p99', percentile(latencies, 0.99), 'ms'),
        figure('complaint.next_person_hears_p50', percentile(heardAfter, 0.5), 'ms'),
        figure('complaint.next_person_hears_p99', percentile(heardAfter, 0.99), 'ms'),
      ];
    } finally {
      for (const person of people) person.leave();
      await server.stop();
    }
  });

async function receiveComplaint(
  { agents, specialists }: Team,
  fills: Fills,
  number: number,
  heardAfter: number[],
): Promise<void> {
  const agent = agents[number % agents.length];
  const specialist = specialists[number % specialists.length];
  check(agent !== undefined && specialist !== undefined, 'somebody works');
  const { instance } = await agent.post<{ instance: { id: string } }>('/instances', {
    definitionKey: PROCESS,
    startEventId: 'ev_form',
    submission: fills.register,
  });
  const done: string[] = [];
  const work = async (person: Person, elementId: string, fill: string) => {
    const id = await person.hearOfTask(instance.id, done);
    await person.post(`/tasks/${id}/claim`);
    const task = await person.get<{ rev: number; elementId: string }>(`/tasks/${id}`);
    check(task.elementId === elementId, `${elementId} comes, not ${task.elementId}`);
    const sentAt = performance.now();
    await person.post(`/tasks/${id}/completion`, { rev: task.rev, submission: fills[fill] });
    done.push(id);
    return sentAt;
  };
  await work(agent, 't_verify', 'verify-solved');
  const heard = specialist.hearOfTask(instance.id, done).then(() => performance.now());
  const sentAt = await work(agent, 't_log', 'log');
  heardAfter.push((await heard) - sentAt);
  await work(specialist, 't_close', 'close');
}

/** Every case comes to its end, also what the workers still have to do when the last person is done. */
async function checkEnds(manager: Person, cases: number): Promise<void> {
  const count = async (query: string) =>
    (await manager.get<{ total: number }>(`/instances?definitionKey=${PROCESS}&limit=1${query}`)).total;
  const deadline = performance.now() + PATIENCE_MS;
  let completed = 0;
  while (completed < cases && performance.now() < deadline) {
    completed = await count('&status=completed');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const all = await count('');
  check(
    all === cases && completed === cases,
    `${completed} of ${all} cases are completed; ${cases} were begun`,
  );
}

/** What the library's own scenarios enter into the forms. */
function readFills(): Fills {
  const path = `process-library/processes/complaints/${PROCESS}/scenarios/shared.json`;
  return (JSON.parse(readFileSync(join(root, path), 'utf8')) as { fills: Fills }).fills;
}
