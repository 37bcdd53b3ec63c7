import type { Command, Ledger } from './ledger.ts';
import { startBulk, startOrder, startParcel, startSomething } from './orders.ts';
import { submissionFor } from './paperwork.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';
import { ServerGone } from './server-process.ts';
import type { Site } from './site.ts';
import { isConnectionLost, type Person, Refused } from './staff.ts';

export interface LoadParts {
  readonly plan: Plan;
  readonly site: Site;
  readonly people: readonly Person[];
  readonly ledger: Ledger;
  /** Told at every turn, before it is taken. */
  readonly onTurn?: (turn: number) => void;
  /** Told after every command that was answered. */
  readonly onAnswer: () => void;
}

/** How often somebody begins something new instead of going on with what there is. */
const STARTS = 0.2;

/** A department at work, until everything planned is done or the server is gone. */
export class Load {
  readonly #parts: LoadParts;
  #turn = 0;
  #isOver = false;
  #lostConnection = false;
  /** What may not happen whatever the server goes through. */
  readonly troubles: string[] = [];

  constructor(parts: LoadParts) {
    this.#parts = parts;
  }

  /** Whether the server was gone before the work was done. */
  get lostConnection(): boolean {
    return this.#lostConnection;
  }

  async run(): Promise<void> {
    const { people, plan } = this.#parts;
    await Promise.all(people.map((person) => this.#work(person, plan.random.branch())));
  }

  async #work(person: Person, random: Random): Promise<void> {
    for (let own = 1; !this.#isOver; own++) {
      const turn = ++this.#turn;
      if (turn > this.#parts.plan.turns) return;
      const key = `${person.username}:${this.#parts.plan.seed}:${own}`;
      try {
        await this.#beforeTurn(turn);
        const first = this.#firstOrder(turn, person.username, key);
        if (first !== null) await this.#give(person, random, first);
        else await this.#takeTurn(person, random, key);
      } catch (error) {
        if (error instanceof Refused && error.status === 404) continue;
        if (error instanceof Refused && error.status >= 500) {
          this.#lookElsewhere(person);
          continue;
        }
        if (isConnectionLost(error) || error instanceof ServerGone) {
          if (this.#lookElsewhere(person)) continue;
          this.#isOver = true;
          this.#lostConnection = true;
          return;
        }
        throw error;
      }
    }
  }

  /** Where there are two nodes, whoever has trouble at one goes to the other. `false`: there is no other. */
  #lookElsewhere(person: Person): boolean {
    const url = this.#parts.site.elsewhere(person.url);
    if (url !== null) person.moveTo(url);
    return url !== null;
  }

  async #beforeTurn(turn: number): Promise<void> {
    const { plan, site, onTurn } = this.#parts;
    onTurn?.(turn);
    for (const move of plan.clockMoves) if (move.atTurn === turn) await site.advanceClock(move);
  }

  /** What every round begins with. */
  #firstOrder(turn: number, username: string, key: string): Command | null {
    const { itemsInBulk } = this.#parts.plan;
    if (turn === 1) return startOrder(username, key);
    if (turn === 2) return startParcel(username, key);
    return turn === 3 && itemsInBulk > 0 ? startBulk(username, key, itemsInBulk) : null;
  }

  async #takeTurn(person: Person, random: Random, key: string): Promise<void> {
    const starts = random.chance(STARTS);
    if (starts) return this.#give(person, random, startSomething(person.username, random, key));
    const view = random.chance(0.55) ? 'mine' : 'groups';
    const { items } = await person.read('listTasks', { query: { view, limit: 100 } });
    if (items.length === 0) return;
    const { id } = random.pick(items);
    const common = { key, username: person.username, params: { id } };
    if (view === 'groups') return this.#give(person, random, { ...common, route: 'claimTask' });
    if (random.chance(0.1)) return this.#give(person, random, { ...common, route: 'releaseTask' });
    const detail = await person.read('getTask', { params: { id } });
    const submission = submissionFor(detail, person.me, this.#parts.site.now());
    const body = { rev: detail.rev, submission };
    await this.#give(person, random, { ...common, route: 'completeTask', body });
  }

  /** Gives a command once, or twice at the same instant as an impatient finger does. */
  async #give(person: Person, random: Random, command: Command): Promise<void> {
    const { ledger, onAnswer } = this.#parts;
    const entry = ledger.open(command);
    const times = random.chance(0.1) ? 2 : 1;
    const outcomes = await Promise.allSettled(Array.from({ length: times }, () => person.give(command)));
    const told = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const acknowledged = told.filter(({ kind }) => kind === 'acknowledged');
    const best = acknowledged[0] ?? told.find(({ kind }) => kind === 'unknown') ?? told[0];
    if (best !== undefined && (told.length === times || best.kind === 'acknowledged'))
      ledger.settle(entry, best);
    if (best?.kind === 'unknown') this.#lookElsewhere(person);
    const certain = told.filter(({ kind }) => kind !== 'unknown');
    if (acknowledged.length > 0 && new Set(certain.map((one) => JSON.stringify(one))).size > 1)
      this.troubles.push(`${command.key}: the same command at the same instant was answered in two ways`);
    onAnswer();
    const failed = outcomes.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }
}
