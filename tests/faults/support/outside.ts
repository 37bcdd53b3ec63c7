import { setTimeout as wait } from 'node:timers/promises';
import type { ActivatedJob } from '@flowbook/contract';
import { type HandOuts, type Hold, isKept } from './hand-outs.ts';
import type { Command, Entry, Ledger } from './ledger.ts';
import { MACHINE, type Machine } from './machine.ts';
import { pay, recall, requestParcel, runsThatWait, sayReady } from './orders.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';
import { ServerGone } from './server-process.ts';
import type { Site } from './site.ts';
import { isConnectionLost, Refused } from './staff.ts';

export interface OutsideParts {
  readonly plan: Plan;
  readonly site: Site;
  readonly machines: readonly Machine[];
  readonly ledger: Ledger;
  readonly handOuts: HandOuts;
  /** Told after every word that was answered. */
  readonly onAnswer: () => void;
}

/** Words that a worker has on its mind at a time. */
const AT_A_TIME = 4;
const MOST_RECALLS = 3;
const MOST_REQUESTS = 6;
const LEASES_MS = [1000, 5000, 60_000, 3_600_000];

/** Programs outside at work: they take jobs and say what came of them, send messages and signals, and break off. */
export class Outside {
  readonly #parts: OutsideParts;
  #arePeopleGone = false;
  /** Nothing was there to do, and nobody brings any more. */
  #isDone = false;
  #words = 0;
  #hasFailed = false;
  #requests = 0;
  #recalls = 0;
  /** What may not happen whatever the server goes through. */
  readonly troubles: string[] = [];

  constructor(parts: OutsideParts) {
    this.#parts = parts;
  }

  /** Works until told that people are gone, and there is nothing to do or enough was done; or until nobody is there. */
  async run(): Promise<void> {
    const { machines, plan } = this.#parts;
    const [sender, ...workers] = machines;
    if (sender === undefined) throw new RangeError('Nobody sends messages.');
    await Promise.all([
      this.#repeat(sender, plan.random.branch(), (random) => this.#send(sender, random)),
      ...workers.map((worker, n) =>
        this.#repeat(worker, plan.random.branch(), (random) => this.#work(worker, `worker-${n}`, random)),
      ),
    ]);
  }

  peopleAreGone(): void {
    this.#arePeopleGone = true;
  }

  get #isOver(): boolean {
    return this.#arePeopleGone && (this.#isDone || this.#words >= this.#parts.plan.words);
  }

  async #repeat(machine: Machine, random: Random, turn: (random: Random) => Promise<void>): Promise<void> {
    while (!this.#isOver) {
      try {
        await turn(random);
      } catch (error) {
        const isTrouble = error instanceof Refused && error.status >= 500;
        if (!isTrouble && !isConnectionLost(error) && !(error instanceof ServerGone)) throw error;
        if (!this.#lookElsewhere(machine) && !isTrouble) return;
        // A store that fails for good goes on failing.
        if (this.#arePeopleGone) this.#isDone = true;
      }
      // Everybody else shall have a turn too.
      await wait(2);
    }
  }

  /** `false`: there is no other node. */
  #lookElsewhere(machine: Machine): boolean {
    const url = this.#parts.site.elsewhere(machine.url);
    if (url !== null) machine.moveTo(url);
    return url !== null;
  }

  async #send(sender: Machine, random: Random): Promise<void> {
    const { seed } = this.#parts.plan;
    await wait(random.between(1, 12));
    // One of each at least; but each recall reaches every parcel.
    const due = this.#messagesDue();
    const mayRecall = this.#recalls === 0 ? this.#isParcelThere : random.chance(0.1);
    if (this.#recalls < MOST_RECALLS && mayRecall)
      return this.#say(sender, random, recall(`recall-${seed}-${++this.#recalls}`));
    if (this.#requests < MOST_REQUESTS && (this.#requests === 0 || random.chance(0.15)))
      return this.#say(sender, random, requestParcel(`request-${seed}-${++this.#requests}`));
    if (due.length > 0) await this.#say(sender, random, random.pick(due));
  }

  get #isParcelThere(): boolean {
    return this.#parts.ledger.acknowledgedOf('startInstance').some(({ command }) => isParcel(command));
  }

  /** Messages that somebody waits for and that were not sent yet; parcels that only were asked for are paid early. */
  #messagesDue(): readonly Command[] {
    const { ledger } = this.#parts;
    const sent = new Set(ledger.entries.map(({ command }) => command.key));
    return messagesFor(ledger.entries).filter(({ key }) => !sent.has(key));
  }

  async #work(worker: Machine, name: string, random: Random): Promise<void> {
    const { site, ledger, handOuts } = this.#parts;
    const askedAt = ledger.moment();
    const asking = {
      worker: name,
      maxJobs: random.pick([1, 6, 30]),
      leaseMs: random.pick(LEASES_MS),
      waitMs: random.pick([0, 50, 400]),
    };
    const hangUp = random.chance(0.1) ? AbortSignal.timeout(random.between(1, 30)) : undefined;
    const jobs = await worker.activate(asking, hangUp);
    if (jobs === null) return;
    if (jobs.length === 0 && this.#arePeopleGone) this.#isDone = true;
    const moment = { askedAt, now: site.now() };
    const holds = jobs.map((job) => handOuts.take(job, moment));
    // A worker that dies says nothing more of what it had.
    const mostWords = random.chance(0.15) ? random.between(0, holds.length) : holds.length;
    const left = holds.slice(0, mostWords);
    const results = await Promise.allSettled(
      Array.from({ length: AT_A_TIME }, async () => {
        for (let hold = left.pop(); hold !== undefined && !this.#isOver; hold = left.pop())
          await this.#settle(worker, random, hold);
      }),
    );
    const failed = results.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  async #settle(worker: Machine, random: Random, hold: Hold): Promise<void> {
    if (random.chance(0.08)) return;
    if (random.chance(0.08)) await this.#say(worker, random, extend(hold, random.pick(LEASES_MS)), hold);
    // One failure at least.
    const word = this.#hasFailed ? wordOn(hold.job, random) : failure(hold.job, { final: false });
    this.#hasFailed = true;
    await this.#say(worker, random, word, hold);
  }

  /** Nobody but time and the worker itself takes a lease away. */
  #checkRefusal({ job, until }: Hold, code: string): void {
    const { site, handOuts } = this.#parts;
    const isOver = code === 'job.over' && handOuts.mayBeEnded(job);
    if (handOuts.clocksAgree && site.now() < until && !isOver)
      this.troubles.push(
        `job ${job.id}, held under ${job.lease} until ${until}, was refused before: ${code}`,
      );
  }

  /** Says it once, or twice at the same instant. */
  async #say(machine: Machine, random: Random, command: Command, hold?: Hold): Promise<void> {
    const { ledger, onAnswer } = this.#parts;
    const entry = ledger.open(command);
    hold?.words.push(entry);
    const times = random.chance(0.1) ? 2 : 1;
    const outcomes = await Promise.allSettled(Array.from({ length: times }, () => machine.give(command)));
    const told = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const acknowledged = told.filter(({ kind }) => kind === 'acknowledged');
    const best = acknowledged[0] ?? told.find(({ kind }) => kind === 'unknown') ?? told[0];
    if (best !== undefined && (told.length === times || best.kind === 'acknowledged'))
      ledger.settle(entry, best.kind === 'acknowledged' ? { kind: best.kind, essence: best.essence } : best);
    if (hold !== undefined && best?.kind === 'acknowledged' && best.essence.until !== undefined)
      hold.until = best.essence.until;
    if (
      acknowledged.length === 2 &&
      acknowledged.every((one) => one.kind === 'acknowledged' && one.repeated === false)
    )
      this.troubles.push(`${command.key}: taken twice at the same instant`);
    if (best?.kind === 'unknown') this.#lookElsewhere(machine);
    if (hold !== undefined && best?.kind === 'refused' && isKept(hold.words))
      this.#checkRefusal(hold, best.code);
    this.#words += 1;
    onAnswer();
    const failed = outcomes.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }
}

/** What parcels and large orders wait for, as far as it is known that they are there. */
export function messagesFor(entries: readonly Entry[]): readonly Command[] {
  return entries.flatMap(({ command, outcome }) => {
    if (outcome.kind !== 'acknowledged') return [];
    if (command.route === 'sendMessage' && isRequest(command)) return [pay(command.key)];
    if (command.route !== 'startInstance') return [];
    const { definitionKey, submission } = command.body as {
      readonly definitionKey: string;
      readonly submission: { readonly no: string; readonly runs?: number };
    };
    if (definitionKey === 'order-parcel') return [pay(submission.no)];
    return definitionKey === 'order-bulk'
      ? runsThatWait(submission.runs ?? 0).map((run) => sayReady(submission.no, run))
      : [];
  });
}

function isParcel({ body }: Command): boolean {
  return (body as { readonly definitionKey: string }).definitionKey === 'order-parcel';
}

export function isRequest({ body }: Command): boolean {
  return (body as { readonly name: string }).name === 'parcel-request';
}

/** The end of a job's work, as it mostly is. */
export function completion(job: ActivatedJob): Command {
  return word(job, 'completeJob', { variables: { label: `label of ${job.id}` } });
}

function wordOn(job: ActivatedJob, random: Random): Command {
  if (random.chance(0.08)) {
    const backoff = random.chance(0.5) ? { backoffMs: random.pick([0, 500]) } : {};
    return failure(job, { final: random.chance(0.2), ...backoff });
  }
  if (random.chance(0.06))
    return word(job, 'throwJobError', { errorCode: job.jobType === 'pack-item' ? 'BROKEN' : 'NO_ADDRESS' });
  return completion(job);
}

function failure(job: ActivatedJob, how: { readonly final: boolean; readonly backoffMs?: number }): Command {
  return word(job, 'failJob', { message: 'Out of paper.', ...how });
}

function extend({ job }: Hold, leaseMs: number): Command {
  return word(job, 'extendLease', { leaseMs });
}

function word(
  { id, lease }: ActivatedJob,
  route: 'completeJob' | 'failJob' | 'throwJobError' | 'extendLease',
  body: object,
): Command {
  return { key: `${id} ${lease}`, username: MACHINE, route, params: { id }, body: { lease, ...body } };
}
