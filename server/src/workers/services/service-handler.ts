import type { InstanceRow, Json } from '../../stores/ports/rows.ts';

export type Variables = { readonly [name: string]: Json };

/** One job as the handler of its type sees it. */
export interface ServiceWork {
  /** The same at every attempt; another one when somebody tries again what was given up, perhaps with other data. */
  readonly key: string;
  /** The same for as long as the task waits for this work, also after an incident: what is recorded under it is recorded once. */
  readonly recordKey: string;
  readonly elementId: string | null;
  /** The model's parameters overlaid by the evaluated inputs. */
  readonly input: Variables;
  readonly instance: InstanceRow;
  /** Variables that the task's scope sees. */
  readonly variables: () => Variables;
  /** ISO 8601 UTC. */
  readonly now: string;
  /** Aborted when the work is no longer this attempt's. */
  readonly signal: AbortSignal;
}

export type ServiceResult =
  | { readonly kind: 'completed'; readonly variables?: Variables }
  /** Trying again would not help: becomes an incident at once, whose reason begins with the code. */
  | { readonly kind: 'refused'; readonly reason: string; readonly code?: string }
  /** A BPMN error, which the model may catch. */
  | {
      readonly kind: 'error';
      readonly errorCode: string;
      readonly message?: string;
      readonly variables?: Variables;
    };

/** Does the work of one job type; what it throws is tried again, see `JobOutcome`. Its effect must be the same when done twice. */
export type ServiceHandler = (work: ServiceWork) => Promise<ServiceResult>;

/** Handlers by job type. */
export type ServiceHandlers = { readonly [jobType: string]: ServiceHandler };
