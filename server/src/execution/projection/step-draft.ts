import type { EngineEvent, EngineEventType } from '@flowbook/engine';
import type {
  Bilingual,
  BufferedMessageRow,
  IncidentRow,
  InstanceRow,
  JobRow,
  SubscriptionRow,
  TaskRow,
} from '../../stores/ports/rows.ts';
import type { LoadedInstance } from '../loaded-instance.ts';
import type { CompiledRelease } from '../model-source.ts';

export type InstanceSummary = Omit<InstanceRow, 'state'>;

/** What one family of events does to the draft. */
export type Projection = {
  readonly [T in EngineEventType]?: (event: Extract<EngineEvent, { type: T }>, draft: StepDraft) => void;
};

/**
 * The rows of one step while its events are gone through, one after the other. What is opened and closed within the
 * step leaves no row.
 */
export class StepDraft {
  readonly release: CompiledRelease;
  readonly messageTtlMs: number;
  /** Whether the server itself does jobs of this type. */
  readonly isServed: (jobType: string) => boolean;
  readonly openTasks: Map<string, TaskRow>;
  readonly openIncidents: Map<string, IncidentRow>;
  readonly changedTasks = new Map<string, TaskRow>();
  readonly changedIncidents = new Map<string, IncidentRow>();
  readonly jobs = new Map<string, JobRow>();
  readonly endedJobs = new Set<string>();
  readonly subscriptions = new Map<string, SubscriptionRow>();
  readonly closedSubscriptions = new Set<string>();
  readonly messages: BufferedMessageRow[] = [];
  #summary: InstanceSummary | null;

  constructor(
    before: LoadedInstance | null,
    release: CompiledRelease,
    messageTtlMs: number,
    isServed: (jobType: string) => boolean = () => true,
  ) {
    this.isServed = isServed;
    this.release = release;
    this.messageTtlMs = messageTtlMs;
    this.openTasks = new Map(before?.openTasks);
    this.openIncidents = new Map(before?.openIncidents);
    if (before === null) this.#summary = null;
    else {
      const { state: _state, ...summary } = before.row;
      this.#summary = { ...summary, rev: summary.rev + 1 };
    }
  }

  /** The instance's row without its state. Throws when the first event was not that it started. */
  get summary(): InstanceSummary {
    if (this.#summary === null) throw new Error('The first event of an instance must be that it started.');
    return this.#summary;
  }

  begin(summary: InstanceSummary): void {
    this.#summary = summary;
  }

  change(changes: Partial<InstanceSummary>): void {
    this.#summary = { ...this.summary, ...changes };
  }

  addParticipants(...users: readonly (string | null)[]): void {
    const participants = union(this.summary.participants, users);
    if (participants !== this.summary.participants) this.change({ participants });
  }

  addGroups(added: readonly string[]): void {
    const groups = union(this.summary.groups, added);
    if (groups !== this.summary.groups) this.change({ groups });
  }

  putTask(task: TaskRow): void {
    this.changedTasks.set(task.id, task);
    if (task.status === 'open') this.openTasks.set(task.id, task);
    else this.openTasks.delete(task.id);
  }

  putIncident(incident: IncidentRow): void {
    this.changedIncidents.set(incident.id, incident);
    if (incident.resolvedAt === null) this.openIncidents.set(incident.id, incident);
    else this.openIncidents.delete(incident.id);
  }

  addJob(job: JobRow): void {
    this.jobs.set(job.id, job);
  }

  endJob(rowId: string): void {
    this.jobs.delete(rowId);
    this.endedJobs.add(rowId);
  }

  openSubscription(subscription: SubscriptionRow): void {
    this.subscriptions.set(subscription.id, subscription);
  }

  closeSubscription(id: string): void {
    this.subscriptions.delete(id);
    this.closedSubscriptions.add(id);
  }

  elementName(elementId: string): Bilingual {
    return this.release.elementNames.get(elementId) ?? { zh: elementId, en: elementId };
  }
}

function union(known: readonly string[], added: readonly (string | null)[]): readonly string[] {
  const fresh = added.filter((one): one is string => one !== null && !known.includes(one));
  return fresh.length === 0 ? known : [...new Set([...known, ...fresh])];
}
