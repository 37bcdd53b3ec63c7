import type { Service } from '../state/instance-state.ts';
import type { ElementInstance } from './element-instance.ts';
import { announce } from './enter.ts';
import { guard } from './incidents.ts';
import { leave } from './leave.ts';
import type { Step } from './step.ts';

/**
 * Helpers: element instances that work for another one, their host (added signers; a task to which the host was returned
 * and from which it comes back). They stand in the host's own surroundings, see its data, and give no token when they
 * end: the host goes on when all of them are done.
 */
export function askHelper(step: Step, host: ElementInstance, as: Service['as'], person?: string): void {
  const helper = announce(step, host.node, {
    scopeId: step.draft.scopes[host.id] === undefined ? host.scopeId : host.id,
    follows: step.draft.elements[host.id]?.follows ?? [],
    ...(person === undefined ? {} : { asks: person }),
    serves: { hostId: host.id, as },
  });
  guard(step, helper, 'work', () => helper.node.behavior.enter(step, helper));
}

/** Whether an element instance that is done must not go on: it only helped another one, or others are still to sign. */
export function staysForOthers(step: Step, instance: ElementInstance): boolean {
  const element = step.draft.elements[instance.id];
  if (element === undefined) return false;
  if (element.serves !== undefined) {
    step.emit({ type: 'element-left', id: instance.id, elementId: instance.node.id });
    goOnWithout(step, element.serves.hostId);
    return true;
  }
  for (const person of element.later ?? []) askHelper(step, instance, 'after', person);
  return step.draft.elements[instance.id]?.helpers !== undefined;
}

/** One of its helpers is gone: a host that waited for it opens its task again, or leaves when it was the last. */
export function goOnWithout(step: Step, hostId: string): void {
  const host = step.findInstance(hostId);
  if (host === undefined) return;
  const task = step.draft.tasks[hostId];
  if (task?.paused && !isPaused(step, hostId)) {
    step.emit({ type: 'task-continued', taskId: hostId, elementId: host.node.id });
  } else if (task === undefined && step.draft.elements[hostId]?.helpers === undefined) leave(step, host);
}

/** Whether helpers are open that come before the host's own task. */
export function isPaused(step: Step, hostId: string): boolean {
  const { elements } = step.draft;
  return (elements[hostId]?.helpers ?? []).some((id) => {
    const as = elements[id]?.serves?.as;
    return as === 'before' || as === 'return';
  });
}
