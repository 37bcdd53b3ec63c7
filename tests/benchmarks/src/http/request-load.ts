import { check } from '../measure.ts';
import { Person } from './person.ts';
import { APP, publishRequestApp } from './request-app.ts';
import { ServerProcess } from './server-process.ts';

/** As many connections as there are clients. */
export const CONNECTIONS = 64;
const PEOPLE = ['zhou.min', 'sun.hao', 'li.na', 'wang.qiang', 'tang.jie', 'hu.xue', 'guo.ying', 'cao.yu'];

interface Task {
  readonly id: string;
  readonly rev: number;
}
interface Started {
  readonly instance: { readonly id: string };
  readonly nextTask: Task | null;
}
interface Completed {
  readonly instance: { readonly status: string };
}

/**
 * One server process and the people at it: eight with eight connections and a live socket each start cases by a form
 * and complete the task of the case by another; both forms are checked by the server.
 */
export class RequestLoad {
  /** Cases begun so far. */
  cases = 0;

  private constructor(
    readonly server: ServerProcess,
    readonly people: readonly Person[],
    private readonly owner: Person,
  ) {}

  /** @param environment of the server, beside what a benchmark gives every one */
  static async open(
    folder: string,
    environment: { readonly [name: string]: string } = {},
  ): Promise<RequestLoad> {
    const server = await ServerProcess.start(folder, environment);
    const owner = await Person.signIn(server.url, 'admin', 2);
    await publishRequestApp(owner);
    const people: Person[] = [];
    for (const username of PEOPLE)
      people.push(await Person.signIn(server.url, username, CONNECTIONS / PEOPLE.length));
    return new RequestLoad(server, people, owner);
  }

  /** A whole case, by the person whose turn it is. */
  async startAndComplete(): Promise<void> {
    const person = this.#next();
    const { nextTask } = await this.#start(person);
    await this.#complete(person, nextTask);
  }

  /** One case whose commits are looked at, after its start and after its end. */
  async oneCase(look: (instanceId: string) => Promise<void>): Promise<void> {
    const person = this.#next();
    const { instance, nextTask } = await this.#start(person);
    await look(instance.id);
    await this.#complete(person, nextTask);
    await look(instance.id);
  }

  /** The server has as many completed cases as were completed, and no other; everybody heard of theirs. */
  async checkEnds(): Promise<void> {
    const count = async (query: string) =>
      (await this.owner.get<{ total: number }>(`/instances?definitionKey=${APP}&limit=1${query}`)).total;
    const [all, completed] = await Promise.all([count(''), count('&status=completed')]);
    check(
      all === this.cases && completed === this.cases,
      `${completed} of ${all} cases are completed; ${this.cases} were asked for`,
    );
    check(
      this.people.every(({ heard }) => heard > 0),
      'everybody hears of their tasks',
    );
  }

  async close(): Promise<void> {
    for (const person of [...this.people, this.owner]) person.leave();
    await this.server.stop();
  }

  #next(): Person {
    const person = this.people[this.cases++ % this.people.length];
    check(person !== undefined, 'there are people');
    return person;
  }

  #start(person: Person): Promise<Started> {
    const submission = { subject: '收银机无法开机', handler: person.username, amount: 120 };
    return person.post<Started>('/instances', { definitionKey: APP, submission });
  }

  async #complete(person: Person, task: Task | null): Promise<void> {
    check(task !== null, 'the case gives its starter a task');
    const { instance } = await person.post<Completed>(`/tasks/${task.id}/completion`, {
      rev: task.rev,
      submission: { result: '已上门处理' },
    });
    check(instance.status === 'completed', `the case is ${instance.status}`);
  }
}
