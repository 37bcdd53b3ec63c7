import { type Crew, driveToTheEnd } from './drive.ts';
import { Ledger } from './ledger.ts';
import { Load, startOrder } from './load.ts';
import { type Plan, planRound, type RoundKind, roundKinds } from './plan.ts';
import type { Premises } from './premises.ts';
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

/** How long the disk stays as full as it is. */
const TURNS_A_FILLING = 6;

export interface RoundReport extends Findings {
  readonly seed: number;
  readonly kind: RoundKind;
  readonly acknowledged: number;
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
  }

  async play(): Promise<RoundReport> {
    const { seed, kind } = this.#plan;
    await this.#site.start(this.#plan.fault);
    await this.#work();
    await this.#crash();
    const unknown = this.#ledger.entries.filter(({ outcome }) => outcome.kind === 'unknown').length;
    const acknowledged = this.#ledger.acknowledged;
    await this.#repair();
    await this.#repeat();
    const instances = await this.#finish();
    const deaths = { crashes: this.#crashes, atNamedPoints: this.#atNamedPoints };
    return { seed, kind, acknowledged, unknown, instances, ...deaths, ...this.#findings, skipped: null };
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
    const load = new Load({ plan, site, people, ledger: this.#ledger, onTurn });
    const watch = site.watchFirst(plan.firstReturns);
    await load.run();
    const firstDied = await watch.end();
    this.#findings.inconsistent.push(...load.troubles);
    if (disk !== null) await this.#checkThatRoomHelps();
    if (firstDied) this.#noteDeath();
    if (site.last !== site.first && !site.last.isRunning)
      this.#findings.inconsistent.push('the second node ended by itself');
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
    entry.outcome = await person.give(command);
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

  async #repeat(): Promise<void> {
    const server = this.#server;
    const person = (username: string) => this.#person(username);
    // What was lost is looked for first: repeating a command would do it again.
    checkEffects(this.#ledger, await server.audit(), this.#findings);
    await repeatCommands(this.#ledger, person, this.#findings);
    await server.idle();
    const before = await server.audit();
    this.#findings.inconsistent.push(...before.contradictions);
    checkEffects(this.#ledger, before, this.#findings);
    checkDoubles(this.#ledger, before, this.#findings);
    await repeatCommands(this.#ledger, person, this.#findings);
    const after = await server.audit();
    const deedsAfter = peoplesDeeds(after);
    for (const [id, deeds] of peoplesDeeds(before))
      if (deedsAfter.get(id) !== deeds)
        this.#findings.doubled.push(`repeating commands changed instance ${id}`);
    // Calls and messages may begin others meanwhile: what failed is tried again on its own.
    if (begunByPeople(after).length !== begunByPeople(before).length)
      this.#findings.doubled.push('repeating commands made more instances');
  }

  async #finish(): Promise<number> {
    const server = this.#server;
    const crew: Crew = {
      admin: this.#person('admin'),
      person: (username) => this.#person(username),
      withRole: (role) => this.#stage.withRole(role),
    };
    this.#findings.stuck.push(...(await driveToTheEnd(server, crew)));
    const end = await server.audit();
    this.#findings.inconsistent.push(...end.contradictions);
    checkEffects(this.#ledger, end, this.#findings);
    checkDoubles(this.#ledger, end, this.#findings);
    checkEnds(end, this.#findings);
    return end.instances.length;
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
