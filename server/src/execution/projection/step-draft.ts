import type { EngineEvent, EngineEventType } from '@flowbook/engine';
import { type InstanceSummary, summaryOf } from '../../stores/ports/instance-summary.ts';
import type {
  Bilingual,
  BufferedMessageRow,
  IncidentRow,
  JobRow,
  SubscriptionRow,
  TaskRow,
} from '../../stores/ports/rows.ts';
import type { LoadedInstance } from '../loaded-instance.ts';
import type { CompiledRelease } from '../model-source.ts';
import { OpenRows } from './open-rows.ts';

/** What one family of events does to the draft. */
export type Projection = {
  readonly [T in EngineEventType]?: (event: Extract<EngineEvent, { type: T }>, draft: StepDraft) => void;
};

/** Most steps change rows of one or two kinds only, so that a list is made when the first row comes. */
type Rows<Row> = Map<string, Row> | null;

/**
 * The rows of one step while its events are gone through, one after the other. What is opened and closed within the
 * step leaves no row.
 */
export class StepDraft {
  readonly release: CompiledRelease;
  readonly messageTtlMs: number;
  /** Whether the server itself does jobs of this type. */
  readonly isServed: (jobType: string) => boolean;
  readonly openTasks: OpenRows<TaskRow>;
  readonly openIncidents: OpenRows<IncidentRow>;
  readonly #before: LoadedInstance | null;
  #newTasks: Rows<TaskRow> = null;
  #changedTasks: Rows<TaskRow> = null;
  #changedIncidents: Rows<IncidentRow> = null;
  #jobs: Rows<JobRow> = null;
  #endedJobs: Set<string> | null = null;
  #subscriptions: Rows<SubscriptionRow> = null;
  #closedSubscriptions: Set<string> | null = null;
  #messages: BufferedMessageRow[] | null = null;
  /** A copy of its own, which it changes. */
  #summary: { -readonly [K in keyof InstanceSummary]: InstanceSummary[K] } | null;

  constructor(
    before: LoadedInstance | null,
    release: CompiledRelease,
    messageTtlMs: number,
    isServed: (jobType: string) => boolean = () => true,
  ) {
    this.isServed = isServed;
    this.release = release;
    this.messageTtlMs = messageTtlMs;
    this.#before = before;
    this.openTasks = new OpenRows(before?.openTasks);
    this.openIncidents = new OpenRows(before?.openIncidents);
    this.#summary = before === null ? null : summaryOf(before.row);
    if (this.#summary !== null) this.#summary.rev += 1;
  }

  /** The instance's row without its state. Throws when the first event was not that it started. */
  get summary(): InstanceSummary {
    return this.#ownSummary();
  }

  get newTasks(): readonly TaskRow[] {
    return rowsOf(this.#newTasks);
  }

  /** Of those that were there before. */
  get changedTasks(): readonly TaskRow[] {
    return rowsOf(this.#changedTasks);
  }

  get changedIncidents(): readonly IncidentRow[] {
    return rowsOf(this.#changedIncidents);
  }

  get jobs(): readonly JobRow[] {
    return rowsOf(this.#jobs);
  }

  get endedJobs(): readonly string[] {
    return idsOf(this.#endedJobs);
  }

  get subscriptions(): readonly SubscriptionRow[] {
    return rowsOf(this.#subscriptions);
  }

  get closedSubscriptions(): readonly string[] {
    return idsOf(this.#closedSubscriptions);
  }

  get messages(): readonly BufferedMessageRow[] {
    return this.#messages ?? NOTHING;
  }

  begin(summary: InstanceSummary): void {
    this.#summary = summaryOf(summary);
  }

  change(changes: Partial<InstanceSummary>): void {
    Object.assign(this.#ownSummary(), changes);
  }

  addParticipants(...users: readonly (string | null)[]): void {
    const summary = this.#ownSummary();
    summary.participants = union(summary.participants, users);
  }

  addGroups(added: readonly string[]): void {
    const summary = this.#ownSummary();
    summary.groups = union(summary.groups, added);
  }

  putTask(task: TaskRow): void {
    if (this.#before?.openTasks.has(task.id)) this.#changedTasks = withRow(this.#changedTasks, task);
    else this.#newTasks = withRow(this.#newTasks, task);
    this.openTasks.put(task, task.status === 'open');
  }

  putIncident(incident: IncidentRow): void {
    this.#changedIncidents = withRow(this.#changedIncidents, incident);
    this.openIncidents.put(incident, incident.resolvedAt === null);
  }

  addJob(job: JobRow): void {
    this.#jobs = withRow(this.#jobs, job);
  }

  endJob(rowId: string): void {
    this.#jobs?.delete(rowId);
    this.#endedJobs ??= new Set();
    this.#endedJobs.add(rowId);
  }

  openSubscription(subscription: SubscriptionRow): void {
    this.#subscriptions = withRow(this.#subscriptions, subscription);
  }

  closeSubscription(id: string): void {
    this.#subscriptions?.delete(id);
    this.#closedSubscriptions ??= new Set();
    this.#closedSubscriptions.add(id);
  }

  keepMessage(message: BufferedMessageRow): void {
    this.#messages ??= [];
    this.#messages.push(message);
  }

  elementName(elementId: string): Bilingual {
    return this.release.elementNames.get(elementId) ?? { zh: elementId, en: elementId };
  }

  #ownSummary() {
    if (this.#summary === null) throw new Error('The first event of an instance must be that it started.');
    return this.#summary;
  }
}

const NOTHING: readonly never[] = [];

function withRow<Row extends { readonly id: string }>(rows: Rows<Row>, row: Row): Map<string, Row> {
  return (rows ?? new Map<string, Row>()).set(row.id, row);
}

function rowsOf<Row>(rows: Rows<Row>): readonly Row[] {
  return rows === null ? NOTHING : [...rows.values()];
}

function idsOf(ids: ReadonlySet<string> | null): readonly string[] {
  return ids === null ? NOTHING : [...ids];
}

function union(known: readonly string[], added: readonly (string | null)[]): readonly string[] {
  const fresh = added.filter((one): one is string => one !== null && !known.includes(one));
  return fresh.length === 0 ? known : [...new Set([...known, ...fresh])];
}
