import type { Expression } from '@flowbook/expressions';
import type { ElementNode } from '../model/process-model.ts';
import type { ConditionState } from '../state/instance-state.ts';
import { holds } from './evaluate.ts';
import { goesOnWaiting, happen } from './happen.ts';
import type { Step } from './step.ts';
import { Trouble } from './trouble.ts';

/**
 * Looks at every condition that is waited for, after variables have changed. One that has come to hold happens; one that
 * goes on waiting has to lapse before it can be met again.
 */
export function lookAtConditions(step: Step): void {
  step.dataChanged = false;
  for (const conditionId of Object.keys(step.draft.conditions)) {
    const wait = step.draft.conditions[conditionId];
    if (wait === undefined) continue;
    const isMet = isHeld(step, wait);
    if (isMet === (wait.held === true)) continue;
    if (isMet) meet(step, conditionId, wait);
    else step.emit({ type: 'condition-lapsed', conditionId, elementId: wait.elementId });
  }
}

function meet(step: Step, conditionId: string, wait: ConditionState): void {
  const { elementId } = wait;
  // Two events that make each other's conditions true would else go on for ever.
  step.budget -= 1;
  step.emit({ type: 'condition-met', conditionId, elementId });
  if (!goesOnWaiting(step, elementId)) step.emit({ type: 'condition-closed', conditionId, elementId });
  happen(step, wait, {});
}

/** A condition without a value does not hold: what it speaks of may not be there yet. */
function isHeld(step: Step, wait: ConditionState): boolean {
  const event = step.model.nodesById.get(wait.elementId);
  const condition = event === undefined ? undefined : conditionOf(event, wait.part);
  if (event === undefined || condition === undefined) return false;
  try {
    return holds(step, condition, step.variables(scopeOfWait(step, event, wait.elementInstanceId)));
  } catch (error) {
    if (error instanceof Trouble) return false;
    throw error;
  }
}

/** The start of an event subprocess looks at the scope that it waits in, any other event at the scope it stands in. */
function scopeOfWait(step: Step, event: ElementNode, ownerId: string): string {
  return event.behavior.beginHandler === undefined ? step.instance(ownerId).scopeId : ownerId;
}

function conditionOf({ behavior }: ElementNode, part: number | undefined): Expression | undefined {
  const facts = behavior.facts.event;
  return part === undefined ? facts?.condition : facts?.parts?.[part]?.condition;
}
