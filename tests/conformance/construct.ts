import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Variables, WorkingCalendar } from '@flowbook/engine';

export type Values = Variables;

/** What the outside world does to the instance, in order. Elements are named by their id in the diagram. */
export type Step =
  | { readonly complete: string; readonly variables?: Values }
  | { readonly finishJob: string; readonly variables?: Values }
  | { readonly failJob: string }
  | { readonly throwError: string; readonly from: string }
  | { readonly fire: string }
  | { readonly deliver: string; readonly variables?: Values }
  | { readonly return: string; readonly variables?: Values }
  | { readonly failCall: string; readonly errorCode?: string }
  | { readonly signal: string; readonly variables?: Values }
  | { readonly set: Values }
  /** An escalation code; `from` is the task, job or call that escalates. */
  | { readonly escalate: string; readonly from: string; readonly variables?: Values }
  /** An activity of an ad-hoc subprocess. */
  | { readonly begin: string; readonly in: string }
  | { readonly retry: string }
  /** A command on the latest open task of an element (that of the person, where they have one); `by`: who asks. */
  | { readonly approve: Approve; readonly at: string; readonly by?: string }
  /** Seconds. */
  | { readonly advance: number };

type WithTask = Extract<Command, { readonly taskId: string }>;
/** A command on a task without the task and the person. */
export type Approve = WithTask extends infer Each
  ? Each extends WithTask
    ? Omit<Each, 'taskId' | 'actor'>
    : never
  : never;

export interface Play {
  readonly startEvent?: string;
  /** Which definition of a parallel multiple start event has happened. */
  readonly startPart?: number;
  /** Present: the instance was called by another. */
  readonly called?: boolean;
  readonly variables?: Values;
  /** When the firm works; the clock stands at nine in the morning of Monday 5 January 2026, in Shanghai. */
  readonly calendar?: WorkingCalendar;
  readonly steps?: readonly Step[];
}

/** One construct of BPMN with one situation: its diagram stands beside it under the same name. */
export interface Construct extends Play {
  readonly title: string;
  /** Clause of the BPMN 2.0.2 specification (formal/2013-12-09). */
  readonly clause: string;
  /** Which of several executable processes. */
  readonly processId?: string;
  /** Present: the compiler refuses the diagram with this code, at this element. */
  readonly refused?: { readonly code: string; readonly elementId?: string };
  readonly expect?: {
    readonly entered?: readonly string[];
    readonly canceled?: readonly string[];
    readonly messagesSent?: readonly string[];
    readonly signalsThrown?: readonly string[];
    /** Codes, with what caught them. */
    readonly escalations?: readonly string[];
    /** Elements at which the instance stands at the end, in the order of their ids. */
    readonly active?: readonly string[];
    readonly compensated?: readonly string[];
    /** When the timers that were set are due, ISO 8601 UTC, in the order in which they were set. */
    readonly timersDue?: readonly string[];
    readonly tasksDue?: readonly (string | null)[];
    /** Who was asked by name. */
    readonly assignees?: readonly string[];
    readonly jobInputs?: readonly Values[];
    /** Called elements, with the version that is named. */
    readonly calls?: readonly string[];
    readonly status: string;
    readonly variables?: Values;
    readonly incidents?: readonly string[];
  };
}

export interface NamedConstruct {
  readonly name: string;
  readonly xml: string;
  /** Its decisions: `<name>.dmn`, where there is one. */
  readonly dmn?: string;
  readonly construct: Construct;
}

/** All constructs, by name. */
export function loadConstructs(): readonly NamedConstruct[] {
  return namesIn('constructs').map((name) => ({
    name,
    xml: readText('constructs', `${name}.bpmn`),
    ...decisionsOf(name),
    construct: JSON.parse(readText('constructs', `${name}.json`)) as Construct,
  }));
}

/** A workflow control-flow pattern of van der Aalst et al., by its number. */
export interface Pattern extends Construct {
  readonly pattern: number;
  /** How it is expressed, where that is not plain. */
  readonly note?: string;
  /** Present: why BPMN, or this engine, cannot express it; there is no diagram then. */
  readonly inexpressible?: string;
}

export interface NamedPattern {
  readonly name: string;
  readonly xml: string;
  readonly construct: Pattern;
}

/** The patterns in the order of their numbers. */
export function loadPatterns(): readonly NamedPattern[] {
  return namesIn('patterns').map((name) => {
    const construct = JSON.parse(readText('patterns', `${name}.json`)) as Pattern;
    const xml = construct.inexpressible === undefined ? readText('patterns', `${name}.bpmn`) : '';
    return { name, xml, construct };
  });
}

function decisionsOf(name: string): { readonly dmn?: string } {
  const file = `${name}.dmn`;
  return existsSync(join(import.meta.dirname, 'constructs', file))
    ? { dmn: readText('constructs', file) }
    : {};
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(join(import.meta.dirname, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''))
    .sort();
}

function readText(folder: string, file: string): string {
  return readFileSync(join(import.meta.dirname, folder, file), 'utf8');
}
