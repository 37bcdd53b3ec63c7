import type { Context } from '../context.ts';
import type { Rejection } from '../errors/rejection.ts';
import type { Executed } from '../execution/execute.ts';
import { type Previewed, summarize } from '../execution/preview.ts';
import { lookAtRestingWork, runToRest } from '../execution/run.ts';
import { starvingJoins } from '../execution/starving-joins.ts';
import { Step } from '../execution/step.ts';
import { Trouble } from '../execution/trouble.ts';
import type { ProcessModel } from '../model/process-model.ts';
import type { InstanceState } from '../state/instance-state.ts';
import type { MigrateInstance } from './command.ts';
import { reject } from './handler.ts';
import { closeWaits, openWaits } from './migrate/carry-waits.ts';
import { findProblems, type MigrationProblem, problem } from './migrate/find-problems.ts';
import { IdMapping } from './migrate/id-mapping.ts';

/**
 * Carries an instance over to another version of its process. Tasks, jobs, calls, timers and subscriptions that both
 * versions have stay open as they are; what only the new one has is opened, what only the old one has is closed. Where
 * what is active could not go on safely the migration is refused, with every reason (`details.problems`).
 *
 * @param from the version that the instance is on
 * @param to the version that `command.definition` names
 */
export function migrate(
  from: ProcessModel,
  to: ProcessModel,
  state: InstanceState,
  command: MigrateInstance,
  context: Context,
): Executed {
  if (state.status !== 'active' && state.status !== 'suspended') {
    const reason = `The instance ${state.instanceId} is ${state.status}.`;
    return { ok: false, rejection: reject('engine.instance-not-active', reason) };
  }
  const mapping = new IdMapping(from, to, command.mapping ?? {});
  const before = new Step(from, state, context);
  const problems = findProblems(before, mapping);
  if (problems.length > 0) return unsafe(problems);
  const starvedBefore = starvingJoins(before);
  const settled = closeWaits(before, mapping);
  dropSteps(before, mapping);
  announce(before, mapping, command);
  const after = new Step(to, before.draft, context);
  const stopped = goOn(after, mapping, settled);
  if (stopped.length > 0) return unsafe(stopped);
  const starved = starvingJoins(after).filter(
    ({ scopeId, joinId }) =>
      !starvedBefore.some((old) => old.scopeId === scopeId && mapping.id(old.joinId) === joinId),
  );
  if (starved.length > 0) {
    return unsafe(starved.map(({ joinId }) => problem('join-starves', joinId, 'it could never open there')));
  }
  if (after.draft.status === 'active') {
    // Joins may have fewer flows there, or other conditions.
    lookAtRestingWork(after);
    runToRest(after);
  }
  return { ok: true, state: after.draft, events: [...before.events, ...after.events] };
}

/** What a migration would close, open and change, without doing it; or all reasons why it is refused. */
export function previewMigration(
  from: ProcessModel,
  to: ProcessModel,
  state: InstanceState,
  command: MigrateInstance,
  context: Context,
): Previewed {
  return summarize(state, migrate(from, to, state, command, context));
}

function announce(step: Step, mapping: IdMapping, { definition, reason, actor }: MigrateInstance): void {
  const { elements, flows } = mapping.changes();
  const said = reason === undefined ? {} : { reason };
  step.emit({ type: 'instance-migrated', definition, elements, flows, ...said, actor });
}

/** Completions and joins that the other version does not have cannot be gone back to. */
function dropSteps(step: Step, mapping: IdMapping): void {
  for (const [scopeId, { past = {} }] of Object.entries(step.draft.scopes)) {
    const steps = Object.entries(past)
      .filter(([, { elementId, tokens = [] }]) => {
        const from = mapping.from.nodesById.get(elementId);
        const isKept = from !== undefined && mapping.node(elementId)?.type === from.type;
        return !isKept || tokens.some(({ flowId }) => mapping.flow(flowId) === undefined);
      })
      .map(([seq]) => Number(seq));
    if (steps.length > 0) step.emit({ type: 'steps-undone', scopeId, steps });
  }
}

function goOn(step: Step, mapping: IdMapping, settled: ReadonlySet<string>): readonly MigrationProblem[] {
  try {
    openWaits(step, settled);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return [{ code: 'wait-cannot-open', elementId: '', reason: error.message }];
  }
  for (const taskId of Object.keys(step.draft.tasks)) {
    const { node } = step.instance(taskId);
    const { form } = node.behavior.facts;
    const before = mapping.from.nodes.find(({ id }) => mapping.id(id) === node.id);
    const isSame = JSON.stringify(before?.behavior.facts.form) === JSON.stringify(form);
    if (before?.id !== node.id || !isSame) {
      const shown = form === undefined ? {} : { form };
      step.emit({ type: 'task-migrated', taskId, elementId: node.id, ...shown });
    }
  }
  return [];
}

function unsafe(problems: readonly MigrationProblem[]): {
  readonly ok: false;
  readonly rejection: Rejection;
} {
  const reason = `The instance cannot be carried over: ${problems.map((each) => each.reason).join(' ')}`;
  const details = {
    problems: problems.map(({ code, elementId, reason: why }) => ({ code, elementId, reason: why })),
  };
  return { ok: false, rejection: reject('engine.migration-unsafe', reason, details) };
}
