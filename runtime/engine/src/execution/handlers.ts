import type { OpenWait } from '../model/behavior.ts';
import type { ElementNode } from '../model/process-model.ts';
import { nodeAt } from './enter.ts';
import type { Step } from './step.ts';

/** The start events of the event subprocesses that may happen in a scope which is active. */
export function handlersIn(step: Step, scopeId: string): readonly ElementNode[] {
  const container = step.findInstance(scopeId);
  if (container === undefined) return scopeId === 'root' ? handlersOf(step, 0) : [];
  const { node, iteration } = container;
  // What is drawn in a looping subprocess is in its runs, not in the activity as a whole.
  if (node.ownScope === null || (node.loop !== null && iteration === undefined)) return [];
  return handlersOf(step, node.ownScope);
}

/** Evaluates what the event subprocesses of a scope wait for; the functions open the waits, which belong to the scope. */
export function prepareHandlers(step: Step, scopeId: string): readonly OpenWait[] {
  return handlersIn(step, scopeId).flatMap(
    (start) => start.behavior.prepareWait?.(step, start, scopeId) ?? [],
  );
}

/** The event subprocesses of a scope begin to wait. */
export function openHandlers(step: Step, scopeId: string): void {
  for (const open of prepareHandlers(step, scopeId)) open(scopeId);
}

function handlersOf(step: Step, scope: number): readonly ElementNode[] {
  return (step.model.scopes[scope]?.handlerStarts ?? []).map((index) => nodeAt(step, index));
}
