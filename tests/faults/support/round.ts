import { type Crew, driveToTheEnd } from './drive.ts';
import { HandOuts } from './hand-outs.ts';
import { speakLate } from './late-words.ts';
import { type CommandRoute, type Giver, Ledger } from './ledger.ts';
import { Load } from './load.ts';
import { MACHINE, Machine } from './machine.ts';
import { startOrder } from './orders.ts';
import { Outside } from './outside.ts';
import { type Plan, planRound, type RoundKind, roundKinds } from './plan.ts';
import type { Premises } from './premises.ts';
import type { Audit } from './protocol.ts';
import { ServerGone, type ServerProcess } from './server-process.ts';
import { Site } from './site.ts';
import { Person, staff } from './staff.ts';
import type { Stage } from './stage.ts';
import {
  begunByPeople,
  checkDoubles,
  checkEffects,
  checkEnds,
  type Findings,
  noFindings,
  peoplesDeeds,
  repeatCommands,
} from './verify.ts';
import { checkOutside, checkOutsideEnds, receiversOf, submissionsIn } from './verify-outside.ts';

/** How long the disk stays as full as it is. */
const TURNS_A_FILLING = 6;
/** One that sends, two that work. */
const MACHINES = 3;

export interface RoundReport extends Findings {
  readonly seed: number;
  readonly kind: RoundKind;
  readonly acknowledged: number;
  /** The same, command by command. */
  readonly acknowledgedOf: { readonly [route in CommandRoute]?: number };
  /** How many jobs were handed out to programs outside, over and over again too. */
  readonly handedOut: number;
  /** Cases that lay in parts when the server was gone. */
  readonly inParts: number;
  /** Commands without an answer at the crash. */
  readonly unknown: number;
  readonly instances: number;
  /** How often the process died, and how often of it at a named point. */
  readonly crashes: number;
  readonly atNamedPoints: number;
  /** Why the round could not be played here; `null`: it was. */
  readonly skipped: string | null;
}

/** One round: work, crash, restart, look. What is wrong is in the report; only a broken test throws. */
export async function playRound(
  stage: Stage,
  seed: number,
  kinds: readonly RoundKind[] = roundKinds,
): Promise<RoundReport> {
  return playPlan(stage, planRound(seed, kinds));
}

/** A round of one's own plan. */
export async function playPlan(stage: Stage, plan: Plan): Promise<RoundReport> {
  const premises = await stage.premises(plan);
  if ('reason' in premises) return { ...emptyReport(plan), skipped: premises.reason };
  try {
    return await new Round(plan, stage, premises).play();
  } finally {
    await premises.remove();
  }
}

function emptyReport({ seed, kind }: Plan): RoundReport {
  return {
    seed,
    kind,
    ...noFindings(),
    acknowledged: 0,
    acknowledgedOf: {},
    handedOut: 0,
    inParts: 0,
    unknown: 0,
    instances: 0,
    crashes: 0,
    atNamedPoints: 0,
    skipped: null,
  };
}

class Round {
  readonly #plan: Plan;
  readonly #stage: Stage;
  readonly #premises: Premises;
  readonly #site: Site;
  readonly #ledger = new Ledger();
  readonly #findings = noFindings();
  readonly #people = new Map<string, Person>();
  readonly #handOuts: HandOuts;
  /** Who waited for which signal when work ended. */
  #receivers: ReturnType<typeof receiversOf> = [];
  /** The one that takes up what was left, and at which everybody is in the end. */
  #server: ServerProcess;
  #crashes = 0;
  #atNamedPoints = 0;

  constructor(plan: Plan, stage: Stage, premises: Premises) {
    this.#plan = plan;
    this.#stage = stage;
    this.#premises = premises;
    this.#site = new Site(premises.nodes);
    this.#server = this.#site.first;
    this.#handOuts = new HandOuts(plan.kind !== 'clock-jumps' && plan.kind !== 'two-nodes-clocks');
  }

  async play(): Promise<RoundReport> {
    const { seed, kind } = this.#plan;
    await this.#site.start(this.#plan.fault);
    await this.#work();

    await this.#crash();

    const unknown = this.#ledger.entries.filter(({ outcome }) => outcome.kind === 'unknown').length;
    const { acknowledged, acknowledgedByRoute: acknowledgedOf } = this.#ledger;
    const handedOut = this.#handOuts.size;
    await this.#repair();

    const inParts = await this.#repeat();

    const instances = await this.#finish();

    return {
      ...{ seed, kind, acknowledged, acknowledgedOf, handedOut, inParts, unknown, instances },
      ...{ crashes: this.#crashes, atNamedPoints: this.#atNamedPoints },
      ...this.#findings,
      skipped: null,
    };
  }

  async #work(): Promise<void> {
    const site = this.#site;
    const plan = this.#plan;
    const { disk } = this.#premises;
    const halfTime = Math.floor(plan.turns * 0.6);
    const [atFirst = 0, ...later] = plan.freeBytes;
    disk?.fill(atFirst);
    const onTurn = (turn: number) => {
      if (turn === halfTime) disk?.free();
      else if (turn < halfTime && turn % TURNS_A_FILLING === 0) disk?.fill(later.shift() ?? atFirst);
    };
    const people = staff.map((username, n) => this.#person(username, site.nodeFor(n)));
    const machines = Array.from({ length: MACHINES }, (_, n) => this.#machine(site.nodeFor(n)));
    const shared = { plan, site, ledger: this.#ledger, onAnswer: this.#deathAfterAnswers() };
    const load = new Load({ ...shared, people, onTurn });
    const outside = new Outside({ ...shared, machines, handOuts: this.#handOuts });
    const watch = site.watchFirst(plan.firstReturns);
    await Promise.all([load.run().finally(() => outside.peopleAreGone()), outside.run()]);
    const firstDied = await watch.end();
    this.#findings.inconsistent.push(...load.troubles);
    this.#findings.doubled.push(...outside.troubles);
    if (disk !== null) await this.#checkThatRoomHelps();
    if (firstDied) this.#noteDeath();
    if (site.last !== site.first && !site.last.isRunning)
      this.#findings.inconsistent.push('the second node ended by itself');
  }

  /** Nobody stops working for the death that is planned: it meets them wherever they are. */
  #deathAfterAnswers(): () => void {
    const { killAfter, killDelayMs } = this.#plan;
    let isOnItsWay = false;
    return () => {
      if (isOnItsWay || this.#ledger.acknowledged < killAfter) return;
      isOnItsWay = true;
      setTimeout(() => void this.#site.first.kill(), killDelayMs);
    };
  }

  #noteDeath(): void {
    const { fault, killAfter } = this.#plan;
    if (fault.kind === 'die-at') this.#atNamedPoints += 1;
    else if (killAfter === Number.POSITIVE_INFINITY)
      this.#findings.inconsistent.push('the server ended by itself');
  }

  /** Whatever a full disk did to the server, it takes orders as soon as there is room. */
  async #checkThatRoomHelps(): Promise<void> {
    const person = this.#person('zhou.min');
    const command = startOrder(person.username, `${person.username}:${this.#plan.seed}:with room again`);
    const entry = this.#ledger.open(command);
    this.#ledger.settle(entry, await person.give(command));
    if (entry.outcome.kind !== 'acknowledged')
      this.#findings.stuck.push('an order is not taken although the disk has room again');
  }

  async #crash(): Promise<void> {
    if (this.#plan.nodes === 2 && this.#plan.secondSurvives) {
      await this.#site.first.kill();
      this.#server = this.#site.last;
    } else await this.#site.kill();
    this.#crashes += 1;
  }

  /** Starts again; where that is planned the process dies a second time while it takes up what was left. */
  async #repair(): Promise<void> {
    const { faultInRepair } = this.#plan;
    const server = this.#server;
    const dies = faultInRepair.kind === 'die-at';
    if (dies) {
      await this.#takeUpAndDie();
      await this.#crash();
    }
    if (!server.isRunning) await server.start(dies ? { kind: 'none' } : faultInRepair);
    await server.idle();
  }

  async #takeUpAndDie(): Promise<void> {
    try {
      await this.#server.start(this.#plan.faultInRepair);
      await this.#server.idle();
    } catch (error) {
      if (!(error instanceof ServerGone)) throw error;
      this.#atNamedPoints += 1;
    }
  }

  /** Answers how many cases lay in parts. */
  async #repeat(): Promise<number> {
    const server = this.#server;
    const machine = this.#machine();
    const giver = (username: string): Giver => (username === MACHINE ? machine : this.#person(username));
    // What was lost is looked for first: repeating a command would do it again.
    const left = await this.#audit();
    checkEffects(this.#ledger, left, this.#findings);
    checkOutside(this.#ledger, this.#handOuts, left, this.#findings);
    await speakLate({ ledger: this.#ledger, handOuts: this.#handOuts }, server, machine, this.#findings);
    await repeatCommands(this.#ledger, giver, this.#findings);
    await server.idle();
    const before = await this.#audit();
    this.#findings.inconsistent.push(...before.contradictions);
    checkEffects(this.#ledger, before, this.#findings);
    checkDoubles(this.#ledger, before, this.#findings);
    if (this.#handOuts.clocksAgree) this.#receivers = receiversOf(this.#ledger, before);
    await repeatCommands(this.#ledger, giver, this.#findings);
    const after = await this.#audit();
    const deedsAfter = peoplesDeeds(after);
    for (const [id, deeds] of peoplesDeeds(before))
      if (deedsAfter.get(id) !== deeds)
        this.#findings.doubled.push(`repeating commands changed instance ${id}`);
    // Calls and messages may begin others meanwhile: what failed is tried again on its own.
    if (begunByPeople(after).length !== begunByPeople(before).length)
      this.#findings.doubled.push('repeating commands made more instances');
    return left.instances.filter(({ liesInParts }) => liesInParts).length;
  }

  async #finish(): Promise<number> {
    const server = this.#server;
    const crew: Crew = {
      admin: this.#person('admin'),
      machine: this.#machine(),
      ledger: this.#ledger,
      handOuts: this.#handOuts,
      person: (username) => this.#person(username),
      withRole: (role) => this.#stage.withRole(role),
    };
    this.#findings.stuck.push(...(await driveToTheEnd(server, crew)));
    const end = await this.#audit();
    this.#findings.inconsistent.push(...end.contradictions);
    checkEffects(this.#ledger, end, this.#findings);
    checkDoubles(this.#ledger, end, this.#findings);
    checkEnds(end, this.#findings);
    checkOutside(this.#ledger, this.#handOuts, end, this.#findings);
    checkOutsideEnds(this.#ledger, this.#receivers, end, this.#findings);
    return end.instances.length;
  }

  #audit(): Promise<Audit> {
    return this.#server.audit(submissionsIn(this.#ledger));
  }

  /** A program outside, at the node given. */
  #machine(node: ServerProcess = this.#server): Machine {
    return new Machine(node.url, this.#premises.token);
  }

  /** At the node given. */
  #person(username: string, node: ServerProcess = this.#server): Person {
    const known =
      this.#people.get(username) ?? new Person(node.url, username, this.#premises.session(username));
    this.#people.set(username, known);
    if (known.url !== node.url) known.moveTo(node.url);
    return known;
  }
}
