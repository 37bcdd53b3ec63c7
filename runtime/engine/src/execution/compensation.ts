import type { Compensable } from '../state/compensable.ts';
import type { ElementInstance } from './element-instance.ts';
import { announce, enter, nodeAt } from './enter.ts';
import { completeScope } from './scope-completion.ts';
import type { Step } from './step.ts';

/**
 * Remembers an activity that is done as one that can be undone (BPMN 13.5.5): when it has a compensation handler, or when
 * something inside it can be undone. What it could see at this moment is what its handler will see.
 */
export function registerDone(step: Step, instance: ElementInstance, scopeId: string): void {
  const { id, node, rollbackId } = instance;
  if (rollbackId !== undefined) return;
  if (node.compensation === null && !step.draft.compensable.some((done) => done.scopeId === id)) return;
  const variables = step.variables(step.dataScope(instance));
  step.emit({ type: 'compensation-registered', id, elementId: node.id, scopeId, variables });
}

/**
 * What a throwing event compensates: everything done in its scope, or one activity of it. An event subprocess compensates
 * what was done round it as well.
 */
export function compensableFrom(step: Step, from: string, activityId: string | null): readonly Compensable[] {
  const scopes = new Set<string>();
  for (let at = from; ; ) {
    scopes.add(at);
    const container = step.findInstance(at);
    if (container?.node.behavior.facts.isEventSubprocess !== true) break;
    at = container.scopeId;
  }
  return step.draft.compensable.filter(
    ({ scopeId, elementId }) => scopes.has(scopeId) && (activityId === null || elementId === activityId),
  );
}

/**
 * Begins to compensate, the last that was done first, one after the other.
 *
 * @param waiting the element instance that goes on when all is undone; `null`: nothing waits
 */
export function startRollback(
  step: Step,
  thrower: ElementInstance,
  waiting: ElementInstance | null,
  queue: readonly Compensable[],
): void {
  const rollbackId = step.nextId();
  const scopeId = thrower.node.ownScope === null ? thrower.scopeId : thrower.id;
  const waitingId = waiting?.id ?? null;
  step.emit({ type: 'rollback-started', rollbackId, elementId: thrower.node.id, scopeId, waitingId, queue });
  step.work.push({ rollbackId });
}

/** Compensates the next activity of a rollback, or ends it. */
export function compensateNext(step: Step, rollbackId: string): void {
  const rollback = step.draft.rollbacks[rollbackId];
  if (rollback === undefined) return;
  const next = rollback.queue.at(-1);
  if (next !== undefined) {
    step.emit({ type: 'compensation-started', rollbackId, elementId: next.elementId });
    compensate(step, rollbackId, next);
    return;
  }
  step.emit({ type: 'rollback-ended', rollbackId });
  const waiting = rollback.waitingId === null ? undefined : step.findInstance(rollback.waitingId);
  if (waiting !== undefined) waiting.node.behavior.complete?.(step, waiting, {});
  else if (step.draft.scopes[rollback.scopeId] !== undefined)
    completeScope(step, rollback.scopeId, rollback.elementId);
}

function compensate(step: Step, rollbackId: string, done: Compensable): void {
  const node = step.model.nodesById.get(done.elementId);
  if (node === undefined) throw new Error(`Broken invariant: the model has no activity ${done.elementId}.`);
  const entry = { scopeId: done.scopeId, undoing: { rollbackId, variables: done.variables } };
  const { handler, start } = node.compensation ?? { handler: null, start: null };
  if (handler !== null) {
    enter(step, nodeAt(step, handler), entry);
    return;
  }
  const again = announce(step, node, entry);
  if (start === null) {
    const queue = (done.inner ?? []).map((inner) => ({ ...inner, scopeId: again.id }));
    startRollback(step, again, again, queue);
    return;
  }
  for (const inner of done.inner ?? []) restore(step, inner, again.id);
  const event = nodeAt(step, start);
  event.behavior.beginHandler?.(step, event, again.id, {});
}

/** Makes what was done in a subprocess undoable again, for the handler inside it. */
function restore(step: Step, done: Compensable, scopeId: string): void {
  for (const inner of done.inner ?? []) restore(step, inner, done.id);
  const { id, elementId, variables } = done;
  step.emit({ type: 'compensation-registered', id, elementId, scopeId, variables });
}
