import type { RouteName } from '@flowbook/contract';

/** What people ask for, the words of a worker on its job, and what other systems send. */
export type CommandRoute = Extract<
  RouteName,
  | 'startInstance'
  | 'claimTask'
  | 'releaseTask'
  | 'completeTask'
  | 'completeJob'
  | 'failJob'
  | 'throwJobError'
  | 'extendLease'
  | 'sendMessage'
  | 'broadcastSignal'
>;

/** A command as somebody gave it: with its key, or its lease, it can be given again. */
export interface Command {
  readonly key: string;
  /** A person, or the machine with its token. */
  readonly username: string;
  readonly route: CommandRoute;
  readonly params?: { readonly [name: string]: string };
  readonly body?: unknown;
}

/** What of an answer must stay the same whenever the command is repeated. */
export interface Essence {
  readonly subject: string;
  readonly instanceId?: string;
  readonly rev?: number;
  readonly businessKey?: string | null;
  readonly title?: string;
  /** Until when a worker has its job. */
  readonly until?: string;
}

export type Outcome =
  | {
      readonly kind: 'acknowledged';
      readonly essence: Essence;
      /** Of a message or signal: whether it had been sent before. */
      readonly repeated?: boolean;
    }
  | { readonly kind: 'refused'; readonly code: string }
  /** No answer, or one that says that the server had trouble: done or not, nobody knows. */
  | { readonly kind: 'unknown' };

/** Whoever gives commands; throws only when nobody is there to take them. */
export interface Giver {
  give(command: Command): Promise<Outcome>;
}

export interface Entry {
  readonly command: Command;
  outcome: Outcome;
  /** When it was given and when it was answered, as the ledger counts. */
  readonly givenAt: number;
  answeredAt: number | null;
}

/** Everything that was asked for in a round, with what was told of it. */
export class Ledger {
  readonly entries: Entry[] = [];
  #moment = 0;

  /** The next moment: what came first has the smaller one. */
  moment(): number {
    return ++this.#moment;
  }

  open(command: Command): Entry {
    const entry: Entry = {
      command,
      outcome: { kind: 'unknown' },
      givenAt: this.moment(),
      answeredAt: null,
    };
    this.entries.push(entry);
    return entry;
  }

  settle(entry: Entry, outcome: Outcome): void {
    entry.outcome = outcome;
    entry.answeredAt = this.moment();
  }

  /** What was acknowledged of one kind of command. */
  acknowledgedOf(route: CommandRoute): readonly Entry[] {
    return this.entries.filter(
      ({ command, outcome }) => command.route === route && outcome.kind === 'acknowledged',
    );
  }

  get acknowledged(): number {
    return this.entries.filter(({ outcome }) => outcome.kind === 'acknowledged').length;
  }

  /** How many were acknowledged, command by command. */
  get acknowledgedByRoute(): { readonly [route in CommandRoute]?: number } {
    const counts: { [route in CommandRoute]?: number } = {};
    for (const { command, outcome } of this.entries)
      if (outcome.kind === 'acknowledged') counts[command.route] = (counts[command.route] ?? 0) + 1;
    return counts;
  }
}
