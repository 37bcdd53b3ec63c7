import type { Variables } from '../json.ts';
import type { ElementNode } from '../model/process-model.ts';
import type { Step } from './step.ts';

/** A waiting point: the event that waits, and the element instance (or scope) to which the wait belongs. */
export interface Wait {
  readonly elementId: string;
  readonly elementInstanceId: string;
  /** Which of several definitions of the event it is. */
  readonly part?: number;
}

/**
 * What an element waited for has happened: the event itself goes on, its event-based gateway chooses it, it happens
 * at the border of its host, or it begins an event subprocess. Of an event that waits for several things together it is
 * the last of them that lets it happen, with all that they have brought.
 */
export function happen(step: Step, wait: Wait, payload: Variables): void {
  const { elementId, elementInstanceId } = wait;
  const event = eventAt(step, elementId);
  const brought = gather(step, event, wait, payload);
  if (brought === null) return;
  if (event.behavior.beginHandler !== undefined) {
    event.behavior.beginHandler(step, event, elementInstanceId, brought);
    return;
  }
  const owner = step.instance(elementInstanceId);
  if (event === owner.node) event.behavior.complete?.(step, owner, brought);
  else if (owner.node.behavior.relay !== undefined) owner.node.behavior.relay(step, owner, event, brought);
  else event.behavior.interrupt?.(step, event, owner, brought);
}

/** Whether an event may happen again: it leaves running what it happens to. */
export function goesOnWaiting(step: Step, elementId: string): boolean {
  return step.model.nodesById.get(elementId)?.interrupting === false;
}

/** Whether an event that waits for several things together would still lack some when this one happens. */
export function isLacking(step: Step, { elementId, elementInstanceId, part }: Wait): boolean {
  const facts = eventAt(step, elementId).behavior.facts.event;
  if (facts?.isParallel !== true || part === undefined) return false;
  const before = Object.keys(step.draft.gathered[elementInstanceId]?.[elementId] ?? {});
  return new Set([...before, String(part)]).size < (facts.parts?.length ?? 0);
}

/** All that a parallel multiple event has waited for (BPMN 10.5.7), or `null` while something is missing. */
function gather(step: Step, event: ElementNode, wait: Wait, payload: Variables): Variables | null {
  const { event: facts } = event.behavior.facts;
  const { elementId, elementInstanceId, part } = wait;
  if (facts?.kind !== 'multiple' || !facts.isParallel || part === undefined) return payload;
  step.emit({ type: 'event-part-happened', elementId, elementInstanceId, part, payload });
  const parts = step.draft.gathered[elementInstanceId]?.[elementId] ?? {};
  if (Object.keys(parts).length < (facts.parts?.length ?? 0)) return null;
  step.emit({ type: 'event-parts-completed', elementId, elementInstanceId });
  return Object.assign({}, ...Object.values(parts)) as Variables;
}

function eventAt(step: Step, elementId: string): ElementNode {
  const event = step.model.nodesById.get(elementId);
  if (event === undefined) throw new Error(`Broken invariant: the model has no event ${elementId}.`);
  return event;
}
