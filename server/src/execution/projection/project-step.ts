import { type EngineEvent, type InstanceState, visibleVariables } from '@flowbook/engine';
import type { Commit } from '../../stores/ports/instance-store.ts';
import { rowOf } from '../../stores/ports/instance-summary.ts';
import type { JobRow, TaskRow } from '../../stores/ports/rows.ts';
import { eventsToJson, stateOf, stateToJson } from '../engine-json.ts';
import { instanceTitle } from '../instance-title.ts';
import type { LoadedInstance } from '../loaded-instance.ts';
import type { CompiledRelease } from '../model-source.ts';
import { isLarge, StateLayout } from '../state-parts/state-layout.ts';
import { takeIn } from './families.ts';
import { StepDraft } from './step-draft.ts';

export interface ProjectionInput {
  readonly before: LoadedInstance | null;
  readonly release: CompiledRelease;
  readonly state: InstanceState;
  readonly events: readonly EngineEvent[];
  /** For how long a message that the step sends waits for a receiver. */
  readonly messageTtlMs: number;
  /** Whether the server itself does jobs of this type. */
  readonly isServed?: ((jobType: string) => boolean) | undefined;
  /** The start event that the command named, for the title of a new instance. */
  readonly startEventId?: string | undefined;
  /** Job rows, of whatever instance, that are done with this step. */
  readonly endedJobs?: readonly string[] | undefined;
  /** Further job rows that begin with this step. */
  readonly newJobs?: readonly JobRow[] | undefined;
  /** Kept messages that this step receives. */
  readonly consumedMessages?: readonly string[] | undefined;
}

export interface ProjectedStep {
  readonly commit: Commit;
  readonly after: LoadedInstance;
  /** Tasks that the step made or changed. */
  readonly tasks: readonly TaskRow[];
}

/** Turns the events of one step into the rows of its commit. */
export function projectStep(input: ProjectionInput): ProjectedStep {
  const { before, release, state, events } = input;
  const draft = new StepDraft(before, release, input.messageTtlMs, input.isServed);
  for (const rowId of input.endedJobs ?? []) draft.endJob(rowId);
  for (const job of input.newJobs ?? []) draft.addJob(job);
  for (const event of events) {
    takeIn(event, draft);
    if (event.type === 'instance-started') nameCase(draft, input);
  }
  const row = rowOf(draft.summary, stateToJson(state));
  const { newTasks, changedTasks } = draft;
  const stateBefore = before === null ? null : stateOf(before.row);
  const layout = before?.layout ?? (isLarge(state) ? StateLayout.after(stateBefore) : null);
  const cut = layout?.take(stateBefore, state);
  return {
    commit: {
      expectedRev: before?.row.rev ?? 0,
      instance: row,
      ...(cut === undefined ? {} : { cut }),
      events: eventsToJson(events),
      tasks: newTasks,
      changedTasks,
      jobs: draft.jobs,
      endedJobs: draft.endedJobs,
      subscriptions: draft.subscriptions,
      closedSubscriptions: draft.closedSubscriptions,
      incidents: draft.changedIncidents,
      messages: draft.messages,
      consumedMessages: input.consumedMessages ?? [],
      // Both lists only grow, at their ends.
      newMembers: {
        participants: addedTo(before?.row.participants, row.participants),
        groups: addedTo(before?.row.groups, row.groups),
      },
    },
    after: { row, openTasks: draft.openTasks.rows, openIncidents: draft.openIncidents.rows, layout },
    tasks: changedTasks.length === 0 ? newTasks : [...newTasks, ...changedTasks],
  };
}

function addedTo(before: readonly string[] = [], after: readonly string[]): readonly string[] {
  return before.length === after.length ? NOBODY : after.slice(before.length);
}

const NOBODY: readonly string[] = [];

function nameCase(draft: StepDraft, { release, state, startEventId }: ProjectionInput): void {
  draft.change({ title: instanceTitle(release, startEventId, visibleVariables(state, 'root')) });
}
