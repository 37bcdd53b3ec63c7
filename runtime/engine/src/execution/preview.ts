import type { Command } from '../commands/command.ts';
import type { Context } from '../context.ts';
import type { Rejection } from '../errors/rejection.ts';
import type { EngineEvent, TaskCreated } from '../events/event.ts';
import type { ProcessModel } from '../model/process-model.ts';
import type { InstanceState, InstanceStatus } from '../state/instance-state.ts';
import type { PastStep } from '../state/past.ts';
import { type Executed, execute } from './execute.ts';

/** What a command would do to an instance, in the ids of the diagram. */
export interface Preview {
  /** Active element instances that would be canceled, with the task that somebody has open there. */
  readonly canceled: readonly PreviewElement[];
  /** Elements at which the instance would stand anew. */
  readonly restarted: readonly PreviewElement[];
  /** Whom it would ask: tasks that would be open and are not now. */
  readonly asked: readonly PreviewTask[];
  /** Open tasks that would wait for others. */
  readonly paused: readonly PreviewTask[];
  /** Completions that would not count any more: these people would be asked again when the process comes by. */
  readonly undone: readonly PreviewCompletion[];
  /** Votes of countersigns that would be void. */
  readonly votesLost: readonly { readonly elementId: string; readonly votes: number }[];
  readonly timersCanceled: readonly string[];
  readonly timersScheduled: readonly { readonly elementId: string; readonly dueAt: string }[];
  /** Elements whose jobs and called processes would be given up, or begun. */
  readonly workCanceled: readonly string[];
  readonly workStarted: readonly string[];
  readonly messagesSent: readonly string[];
  readonly incidents: readonly { readonly elementId: string; readonly code: string }[];
  readonly status: InstanceStatus;
}

export interface PreviewElement {
  readonly elementId: string;
  readonly elementInstanceId: string;
  /** Present where a task is open. */
  readonly assignee?: string | null;
}

export interface PreviewTask {
  readonly elementId: string;
  readonly assignee: string | null;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
}

export interface PreviewCompletion {
  readonly elementId: string;
  readonly by: string | null;
}

export type Previewed =
  | { readonly ok: true; readonly preview: Preview }
  | { readonly ok: false; readonly rejection: Rejection };

/**
 * What a command would cancel, restart and ask again, without doing it. It is the command itself, carried out on a copy:
 * a preview cannot promise anything else than what happens.
 */
export function preview(
  model: ProcessModel,
  state: InstanceState,
  command: Command,
  context: Context,
): Previewed {
  return summarize(state, execute(model, state, command, context));
}

export function summarize(before: InstanceState, executed: Executed): Previewed {
  if (!executed.ok) return executed;
  const { state: after, events } = executed;
  const all = <Type extends EngineEvent['type']>(type: Type) =>
    events.filter((event): event is Extract<EngineEvent, { type: Type }> => event.type === type);
  const created = new Map(all('task-created').map((event) => [event.taskId, event]));
  const summary: Preview = {
    canceled: all('element-canceled')
      .filter(({ id }) => before.elements[id] !== undefined)
      .map(({ id, elementId }) => element(before, id, elementId)),
    restarted: Object.entries(after.elements)
      .filter(([id]) => before.elements[id] === undefined)
      .map(([id, { elementId }]) => element(after, id, elementId)),
    asked: Object.keys(after.tasks)
      .filter((id) => before.tasks[id] === undefined)
      .map((id) => task(after, id, created.get(id))),
    paused: Object.keys(after.tasks)
      .filter((id) => after.tasks[id]?.paused && !before.tasks[id]?.paused)
      .map((id) => task(after, id, created.get(id))),
    undone: [
      ...all('steps-undone').flatMap(({ scopeId, steps }) =>
        steps.flatMap((seq) => completion(before.scopes[scopeId]?.past?.[seq])),
      ),
      ...all('element-canceled').flatMap(({ id, undone }) => (undone ? completionsIn(before, id) : [])),
    ],
    votesLost: lostVotes(before, after, events),
    timersCanceled: all('timer-canceled')
      .filter(({ timerId }) => before.timers[timerId] !== undefined)
      .map(({ elementId }) => elementId),
    timersScheduled: all('timer-scheduled')
      .filter(({ timerId }) => after.timers[timerId] !== undefined)
      .map(({ elementId, dueAt }) => ({ elementId, dueAt })),
    workCanceled: [...all('job-canceled'), ...all('call-canceled')].map(({ elementId }) => elementId),
    workStarted: [...all('job-created'), ...all('call-started')].map(({ elementId }) => elementId),
    messagesSent: all('message-sent').map(({ messageName }) => messageName),
    incidents: all('incident-raised')
      .filter(({ incidentId }) => after.incidents[incidentId] !== undefined)
      .map(({ elementId, code }) => ({ elementId, code })),
    status: after.status,
  };
  return { ok: true, preview: summary };
}

function element(state: InstanceState, elementInstanceId: string, elementId: string): PreviewElement {
  const open = state.tasks[elementInstanceId];
  return { elementId, elementInstanceId, ...(open === undefined ? {} : { assignee: open.assignee }) };
}

function task(state: InstanceState, taskId: string, created: TaskCreated | undefined): PreviewTask {
  return {
    elementId: state.elements[taskId]?.elementId ?? '',
    assignee: state.tasks[taskId]?.assignee ?? null,
    candidateGroups: created?.candidateGroups ?? [],
    candidateUsers: created?.candidateUsers ?? [],
  };
}

function completion(past: PastStep | undefined): readonly PreviewCompletion[] {
  if (past === undefined || past.tokens !== undefined) return [];
  return [{ elementId: past.elementId, by: past.by ?? null }];
}

/** What was completed in a subprocess that is canceled, and in those inside it. */
function completionsIn(state: InstanceState, scopeId: string): readonly PreviewCompletion[] {
  const inner = Object.keys(state.scopes).filter((id) => state.scopes[id]?.parentId === scopeId);
  const own = Object.values(state.scopes[scopeId]?.past ?? {}).flatMap(completion);
  return [...own, ...inner.flatMap((id) => completionsIn(state, id))];
}

/** Completed runs of countersigns that are canceled or reopened. */
function lostVotes(before: InstanceState, after: InstanceState, events: readonly EngineEvent[]) {
  const canceled = new Set(events.flatMap((event) => (event.type === 'element-canceled' ? [event.id] : [])));
  return Object.entries(before.loops).flatMap(([id, { completed }]) => {
    const votes = canceled.has(id) ? completed : completed - (after.loops[id]?.completed ?? completed);
    const elementId = before.elements[id]?.elementId ?? '';
    return votes > 0 ? [{ elementId, votes }] : [];
  });
}
