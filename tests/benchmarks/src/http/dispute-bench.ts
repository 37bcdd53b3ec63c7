import { check, median, percentile } from '../measure.ts';
import { inFreshFolder } from '../places.ts';
import { figure, type Line } from '../result.ts';
import { DISPUTE, nodesOf, publishDisputeApps, tasksOf } from './dispute-app.ts';
import { Person } from './person.ts';
import { ServerProcess } from './server-process.ts';

const SUB_CASES = 50;
const CASES_AT_ONCE = 4;
const STAFF = ['zhou.min', 'sun.hao', 'li.na', 'wang.qiang', 'tang.jie', 'hu.xue'];
/** About 11 KB of UTF-8 with the rest of the form. */
const STATEMENT = '客户称账单中有多笔款项与合同不符。'.repeat(200);
const PATIENCE_MS = 60_000;

interface Opened {
  readonly rev: number;
  readonly elementId: string;
  readonly instanceId: string;
  readonly allowed: { readonly complete: boolean };
}

/** What was done since the last look, and how long it took. */
class Tally {
  tasks = 0;
  cases = 0;
  /** Milliseconds from sending the completion of one task until the next person's socket tells of theirs. */
  readonly heardAfter: number[] = [];
}

/**
 * Cases of the shape of Camunda 8's published reference: a payload of about 11 KB that every sub-case is given, fifty
 * sub-cases by a multi-instance call activity, two people after each other in each. Six signed-in people do what their
 * sockets tell them of; each opens the form before sending it.
 */
export function measureDisputes(seconds: number): Promise<readonly Line[]> {
  return inFreshFolder(async (folder) => {
    const server = await ServerProcess.start(folder);
    const owner = await Person.signIn(server.url, 'admin', 2);
    const people = await Promise.all(STAFF.map((username) => Person.signIn(server.url, username, 4)));
    try {
      await publishDisputeApps(owner);
      const tally = new Tally();
      const office = new Office(people, tally);
      for (let each = 0; each < CASES_AT_ONCE; each++) await office.begin();
      await office.work(Math.min(10, seconds / 3) * 1000);
      for (const person of people) person.latencies.length = 0;
      tally.heardAfter.length = 0;
      const rates: number[] = [];
      const memory: number[] = [];
      const usedBefore = server.processorTime();
      const before = tally.tasks;
      const spans = Math.max(3, Math.round(seconds / 10));
      for (let span = 0; span < spans; span++) {
        const [done, began] = [tally.tasks, performance.now()];
        await office.work((seconds * 1000) / spans);
        rates.push(((tally.tasks - done) * 1000) / (performance.now() - began));
        memory.push(...server.residentBytes());
      }
      const used = (server.processorTime() ?? 0) - (usedBefore ?? 0);
      const tasks = tally.tasks - before;
      await office.finish();
      await checkEnds(owner, office.begun);
      const latencies = people.flatMap((person) => person.latencies);
      const third = Math.ceil(memory.length / 3);
      return [
        figure('complaint.sub_cases.completed_tasks', median(rates), 'tasks/s'),
        figure('complaint.sub_cases.completed_tasks.slowest_span', Math.min(...rates), 'tasks/s'),
        figure(
          'complaint.sub_cases.flow_nodes',
          (median(rates) * nodesOf(SUB_CASES)) / tasksOf(SUB_CASES),
          'nodes/s',
        ),
        figure('complaint.sub_cases.cases', tally.cases, 'cases'),
        ...(usedBefore === null
          ? []
          : [figure('complaint.sub_cases.server_processor_per_task', used / tasks, 'ms')]),
        figure('complaint.sub_cases.latency_p50', percentile(latencies, 0.5), 'ms'),
        figure('complaint.sub_cases.latency_p99', percentile(latencies, 0.99), 'ms'),
        figure('complaint.sub_cases.next_person_hears_p50', percentile(tally.heardAfter, 0.5), 'ms'),
        figure('complaint.sub_cases.next_person_hears_p99', percentile(tally.heardAfter, 0.99), 'ms'),
        ...(memory.length === 0
          ? []
          : [
              figure('complaint.sub_cases.memory_first_third', median(memory.slice(0, third)) / 1e6, 'MB'),
              figure('complaint.sub_cases.memory_last_third', median(memory.slice(-third)) / 1e6, 'MB'),
            ]),
      ];
    } finally {
      for (const person of [...people, owner]) person.leave();
      await server.stop();
    }
  });
}

/** People who do the tasks that they hear of, each of them up to four at once; a case that is closed makes room for the next. */
class Office {
  begun = 0;
  readonly #waiting: { readonly person: Person; readonly taskId: string }[] = [];
  /** When the assessment of a sub-case was sent, until somebody hears that it is to be confirmed. */
  readonly #sentAt = new Map<string, number>();
  readonly #heardAt = new Map<string, number>();
  #goesOn = true;
  #wake: () => void = () => {};

  constructor(
    private readonly people: readonly Person[],
    private readonly tally: Tally,
  ) {
    for (const person of people)
      person.onTask = (taskId) => {
        this.#heardAt.set(taskId, performance.now());
        this.#waiting.push({ person, taskId });
        this.#wake();
      };
  }

  async begin(): Promise<void> {
    const name = (at: number) => this.people[at % this.people.length]?.username ?? '';
    const number = this.begun++;
    const items = Array.from({ length: SUB_CASES }, (_, at) => ({
      assessor: name(number + at),
      confirmer: name(number + at + 1),
      text: `第 ${at + 1} 笔款项`,
    }));
    const clerk = this.people[number % this.people.length];
    check(clerk !== undefined, 'somebody works');
    const submission = { subject: `账单争议 ${number}`, clerk: clerk.username, statement: STATEMENT, items };
    await clerk.post('/instances', { definitionKey: DISPUTE, submission });
  }

  /** Does what there is to do for so long. */
  async work(ms: number): Promise<void> {
    const end = performance.now() + ms;
    await Promise.all(
      Array.from({ length: this.people.length }, async () => {
        while (performance.now() < end) await this.#workOnce(end);
      }),
    );
  }

  /** Does what is left, and begins nothing. */
  async finish(): Promise<void> {
    this.#goesOn = false;
    const deadline = performance.now() + PATIENCE_MS;
    while (this.tally.cases < this.begun && performance.now() < deadline) await this.work(200);
    check(this.tally.cases === this.begun, `${this.tally.cases} of ${this.begun} cases were closed`);
  }

  async #workOnce(end: number): Promise<void> {
    const next = this.#waiting.shift();
    if (next === undefined) return this.#restUntil(end);
    const { person, taskId } = next;
    const { rev, elementId, instanceId, allowed } = await person.get<Opened>(`/tasks/${taskId}`);
    // Who takes part in a case hears of the tasks of others, too.
    if (!allowed.complete) return;
    if (elementId === 'confirm') this.#noteHeard(instanceId, taskId);
    if (elementId === 'assess') this.#sentAt.set(instanceId, performance.now());
    const text = { assess: 'assessment', confirm: 'decision', check: 'checked', close: 'closed' }[elementId];
    check(text !== undefined, `${elementId} is no task of these cases`);
    await person.post(`/tasks/${taskId}/completion`, { rev, submission: { [text]: '已核实，按合同处理。' } });
    this.tally.tasks += 1;
    this.#heardAt.delete(taskId);
    if (elementId !== 'close') return;
    this.tally.cases += 1;
    if (this.#goesOn) await this.begin();
  }

  #noteHeard(instanceId: string, taskId: string): void {
    const [sentAt, heardAt] = [this.#sentAt.get(instanceId), this.#heardAt.get(taskId)];
    this.#sentAt.delete(instanceId);
    if (sentAt !== undefined && heardAt !== undefined) this.tally.heardAfter.push(heardAt - sentAt);
  }

  #restUntil(end: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, Math.min(100, end - performance.now())));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Every case came to its end, and every sub-case with it. */
async function checkEnds(owner: Person, cases: number): Promise<void> {
  const { total } = await owner.get<{ total: number }>(`/instances?limit=1&status=completed`);
  check(total === cases * (1 + SUB_CASES), `${total} instances are completed; ${cases} cases were begun`);
}
