/** What goes wrong inside the server process. Calls of the store are counted from the moment the server listens. */
export type Fault =
  | { readonly kind: 'none' }
  /** The process ends as by a power failure at the `nth` passing of a named point such as `instances.commit`. */
  | { readonly kind: 'die-at'; readonly point: string; readonly when: Moment; readonly nth: number }
  /** The `nth` call fails; `lasting`: all later ones too. */
  | { readonly kind: 'call-fails'; readonly when: Moment; readonly nth: number; readonly lasting: boolean }
  /** Something is wrong with the server itself, as the checks must notice. */
  | { readonly kind: 'defect'; readonly defect: Defect };

export type Defect =
  | 'drops-a-commit'
  | 'breaks-an-event'
  | 'doubles-a-task'
  | 'doubles-a-letter'
  | 'locks-a-job'
  | 'forgets-a-job'
  | OutsideDefect;

/** Of large instances, of what programs outside do, and of what is sent from there. */
export type OutsideDefect =
  | 'drops-a-part'
  | 'drops-a-completion'
  | 'doubles-a-completion'
  | 'forgets-an-external-job'
  | 'hands-a-job-out-twice'
  | 'locks-an-external-job'
  | 'forgets-a-failure'
  | 'drops-a-message'
  | 'doubles-a-message'
  | 'tells-nobody-of-a-signal';

/** `before`: the call does nothing; `after`: it does all, but its answer is lost. */
export type Moment = 'before' | 'after';

/** What the test asks of the process. */
export type Wish =
  | { readonly ask: 'advance-clock'; readonly ms: number }
  /** Until nothing that is due is left to do. */
  | { readonly ask: 'idle' }
  /** Moves the clock to when the next job is due and waits for idleness; `null` when there is no job. */
  | { readonly ask: 'advance-to-next-job' }
  /** Also whether jobs of messages and signals from outside, by these ids, are still there. */
  | { readonly ask: 'audit'; readonly submissions: readonly string[] };
export type ToServer = Wish & { readonly id: number };

export type FromServer =
  | { readonly type: 'ready'; readonly url: string }
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };

/** An event as the audit tells it: what happened to which task, job, timer, call or subscription. */
export interface AuditedEvent {
  readonly type: string;
  readonly elementId: string | null;
  readonly actorId: string | null;
  readonly subject: string | null;
}

export interface AuditedJob {
  /** As the history knows it. */
  readonly id: string;
  readonly attempts: number;
  /** Until when a worker has it; `null`: nobody has. */
  readonly heldUntil: string | null;
  readonly hasFailed: boolean;
}

export interface AuditedInstance {
  readonly id: string;
  readonly rev: number;
  readonly definitionKey: string;
  readonly businessKey: string | null;
  readonly title: string;
  readonly status: string;
  readonly parentCallId: string | null;
  /** Number of the order that it is about. */
  readonly orderNo: string | null;
  readonly events: readonly AuditedEvent[];
  /** How many items a large order has; `null`: it is none. */
  readonly runs: number | null;
  /** Of a large one whether its state lies in parts. */
  readonly liesInParts: boolean;
  /** Templates of the letters on record, and to whom they went. */
  readonly letters: readonly string[];
  /** Open jobs that wait for a program outside. */
  readonly externalJobs: readonly AuditedJob[];
  /** Messages that it waits for, and how many are kept for it. */
  readonly awaited: readonly { readonly topic: string; readonly kept: number }[];
  readonly caseFiles: number;
}

export interface Audit {
  readonly instances: readonly AuditedInstance[];
  /** Where what is stored contradicts itself. */
  readonly contradictions: readonly string[];
  readonly openIncidents: readonly string[];
  readonly failingJobs: readonly string[];
  /** When the next job can be done, by the server or outside. */
  readonly nextJobAt: string | null;
  /** Of the submissions asked for those that are still to be handed out. */
  readonly pendingSubmissions: readonly string[];
}
