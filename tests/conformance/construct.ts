import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Values = { readonly [name: string]: string | number | boolean | null };

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
  /** Seconds. */
  | { readonly advance: number };

export interface Play {
  readonly startEvent?: string;
  readonly variables?: Values;
  readonly steps?: readonly Step[];
}

/** One construct of BPMN with one situation: its diagram stands beside it under the same name. */
export interface Construct extends Play {
  readonly title: string;
  /** Clause of the BPMN 2.0.2 specification (formal/2013-12-09). */
  readonly clause: string;
  /** Present: the compiler refuses the diagram with this code, at this element. */
  readonly refused?: { readonly code: string; readonly elementId?: string };
  readonly expect?: {
    readonly entered?: readonly string[];
    readonly canceled?: readonly string[];
    readonly messagesSent?: readonly string[];
    readonly status: string;
    readonly variables?: Values;
    readonly incidents?: readonly string[];
  };
}

export interface NamedConstruct {
  readonly name: string;
  readonly xml: string;
  readonly construct: Construct;
}

/** All constructs, by name. */
export function loadConstructs(): readonly NamedConstruct[] {
  const folder = join(import.meta.dirname, 'constructs');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      name: file.replace(/\.json$/, ''),
      xml: readFileSync(join(folder, file.replace(/\.json$/, '.bpmn')), 'utf8'),
      construct: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Construct,
    }));
}
