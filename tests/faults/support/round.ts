import { rmSync } from 'node:fs';
import { type Crew, driveToTheEnd } from './drive.ts';
import { mountSmallDisk, type SmallDisk } from './full-disk.ts';
import { Ledger } from './ledger.ts';
import { Load } from './load.ts';
import { type Plan, planRound, type RoundKind } from './plan.ts';
import { ServerGone, type ServerProcess } from './server-process.ts';
import { type Person, staff } from './staff.ts';
import type { Stage } from './stage.ts';
import {
  checkDoubles,
  checkEffects,
  checkEnds,
  type Findings,
  noFindings,
  peoplesDeeds,
  repeatCommands,
} from './verify.ts';

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
export async function playRound(stage: Stage, seed: number): Promise<RoundReport> {
  const plan = planRound(seed);
  const dataDir = stage.newFolder();
  const disk = plan.kind === 'full-disk' ? mountSmallDisk(dataDir) : null;
  if (disk !== null && 'reason' in disk) {
    rmSync(dataDir, { recursive: true });
    return { ...emptyReport(plan), skipped: disk.reason };
  }
  const server = stage.newServer(dataDir);
  try {
    stage.fill(dataDir);
    return await new Round(plan, stage, server, disk).play();
  } finally {
    await server.kill();
    disk?.remove();
    rmSync(dataDir, { recursive: true, force: true });
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
  readonly #ledger = new Ledger();
  readonly #findings = noFindings();
  readonly #people = new Map<string, Person>();
  #crashes = 0;
  #atNamedPoints = 0;

  constructor(
    private readonly plan: Plan,
    private readonly stage: Stage,
    private readonly server: ServerProcess,
    private readonly disk: SmallDisk | null,
  ) {}

  async play(): Promise<RoundReport> {
    const { seed, kind } = this.plan;
    await this.server.start(this.plan.fault);
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
    const { plan, server, disk } = this;
    disk?.fill(plan.freeBytes);
    const halfTime = Math.floor(plan.turns * 0.6);
    const people = staff.map((username) => this.#person(username));
    let before = 0;
    const onTurn = (turn: number) => {
      if (turn !== halfTime) return;
      disk?.free();
      before = this.#ledger.acknowledged;
    };
    const load = new Load({ plan, server, people, ledger: this.#ledger, onTurn });
    await load.run();
    this.#findings.inconsistent.push(...load.troubles);
    if (disk !== null && this.#ledger.acknowledged === before)
      this.#findings.stuck.push('nothing is acknowledged although the disk has room again');
    if (!load.lostConnection) return;
    if (plan.fault.kind === 'die-at') this.#atNamedPoints += 1;
    else if (plan.killAfter === Number.POSITIVE_INFINITY)
      this.#findings.inconsistent.push('the server ended by itself');
  }

  async #crash(): Promise<void> {
    await this.server.kill();
    this.#crashes += 1;
    this.disk?.free();
  }

  /** Starts again; where that is planned the process dies a second time while it takes up what was left. */
  async #repair(): Promise<void> {
    const { server, plan } = this;
    if (plan.faultInRepair.kind !== 'none') {
      await this.#takeUpAndDie();
      await this.#crash();
    }
    await server.start({ kind: 'none' });
    await server.idle();
  }

  async #takeUpAndDie(): Promise<void> {
    try {
      await this.server.start(this.plan.faultInRepair);
      await this.server.idle();
    } catch (error) {
      if (!(error instanceof ServerGone)) throw error;
      this.#atNamedPoints += 1;
    }
  }

  async #repeat(): Promise<void> {
    const { server } = this;
    const person = (username: string) => this.#person(username);
    await repeatCommands(this.#ledger, person, this.#findings);
    await server.idle();
    const before = await server.audit();
    this.#findings.inconsistent.push(...before.contradictions);
    checkEffects(this.#ledger, before, this.#findings);
    checkDoubles(this.#ledger, before, this.#findings);
    await repeatCommands(this.#ledger, person, this.#findings);
    const after = peoplesDeeds(await server.audit());
    for (const [id, deeds] of peoplesDeeds(before))
      if (after.get(id) !== deeds) this.#findings.doubled.push(`repeating commands changed instance ${id}`);
    if (after.size !== before.instances.length)
      this.#findings.doubled.push('repeating commands made more instances');
  }

  async #finish(): Promise<number> {
    const { server } = this;
    const crew: Crew = {
      admin: this.#person('admin'),
      person: (username) => this.#person(username),
      withRole: (role) => this.stage.withRole(role),
    };
    this.#findings.stuck.push(...(await driveToTheEnd(server, crew)));
    const end = await server.audit();
    this.#findings.inconsistent.push(...end.contradictions);
    checkEffects(this.#ledger, end, this.#findings);
    checkDoubles(this.#ledger, end, this.#findings);
    checkEnds(end, this.#findings);
    return end.instances.length;
  }

  #person(username: string): Person {
    const known = this.#people.get(username);
    if (known !== undefined) return known;
    const person = this.stage.person(this.server.url, username);
    this.#people.set(username, person);
    return person;
  }
}
