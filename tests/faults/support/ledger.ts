import type { RouteName } from '@flowbook/contract';

/** A command as somebody gave it: with its key it can be given again. */
export interface Command {
  readonly key: string;
  readonly username: string;
  readonly route: Extract<RouteName, 'startInstance' | 'claimTask' | 'releaseTask' | 'completeTask'>;
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
}

export type Outcome =
  | { readonly kind: 'acknowledged'; readonly essence: Essence }
  | { readonly kind: 'refused'; readonly code: string }
  /** No answer, or one that says that the server had trouble: done or not, nobody knows. */
  | { readonly kind: 'unknown' };

export interface Entry {
  readonly command: Command;
  outcome: Outcome;
}

/** Everything that people asked for in a round, with what they were told. */
export class Ledger {
  readonly entries: Entry[] = [];

  open(command: Command): Entry {
    const entry: Entry = { command, outcome: { kind: 'unknown' } };
    this.entries.push(entry);
    return entry;
  }

  get acknowledged(): number {
    return this.entries.filter(({ outcome }) => outcome.kind === 'acknowledged').length;
  }
}
