import type { Bilingual, Json, Variables } from '@flowbook/engine';

/** What somebody enters: a named filling of `shared.json`, with fields of its own over it. */
export interface Entry {
  /** Username. */
  readonly by: string;
  /** `name`, or `process/name` for a filling of another process. */
  readonly fill?: string;
  readonly submission?: Variables;
}

/** One thing that happens, in order. `README.md` beside this file explains each. */
export type Step =
  | (Entry & { readonly complete: string; readonly in?: string; readonly nth?: number })
  | (Entry & {
      readonly refused: string;
      readonly in?: string;
      readonly nth?: number;
      readonly findings: readonly Finding[];
    })
  | { readonly notAllowed: string; readonly by: string }
  | { readonly advance: string }
  | { readonly message: string; readonly key: string; readonly payload?: Variables }
  | { readonly open: readonly string[] }
  | { readonly play: string };

export interface Finding {
  readonly field: string;
  readonly code: string;
  /** The Chinese sentence that the person reads. */
  readonly message?: string;
}

export type Start =
  | (Entry & {
      readonly event: string;
      readonly refusedFirst?: Entry & { readonly findings: readonly Finding[] };
    })
  | { readonly message: string; readonly event: string; readonly payload: Variables }
  | { readonly called: Variables };

export interface Expectation {
  /** Element ids in the order in which they were entered, by process. */
  readonly path: { readonly [processId: string]: readonly string[] };
  /** The end event reached last, by process; absent while a process is still under way. */
  readonly ends: { readonly [processId: string]: string };
  /** Values of the process's data at the end, by place such as `complaint.level`. */
  readonly data?: { readonly [place: string]: Json };
  /** Templates of the letters that were recorded, in order. */
  readonly letters?: readonly string[];
  /** How many case files were made. */
  readonly archived?: number;
  /** Names of the messages that were sent, in order. */
  readonly messages?: readonly string[];
}

export interface Scenario {
  readonly title: Bilingual;
  /** ISO 8601 UTC. */
  readonly startsAt: string;
  readonly start: Start;
  readonly steps: readonly Step[];
  readonly expect: Expectation;
}

/** What the scenarios of one process share (`scenarios/shared.json`). */
export interface Shared {
  readonly fills: { readonly [name: string]: Variables };
  readonly plays: { readonly [name: string]: readonly Step[] };
}
