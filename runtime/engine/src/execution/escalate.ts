import type { Variables } from '../json.ts';
import type { ElementInstance } from './element-instance.ts';
import { findCatcher } from './find-catcher.ts';
import type { Step } from './step.ts';

/**
 * Sends an escalation outwards (BPMN 13.5.3). What nothing catches is only noted; a called instance has its host tell the
 * caller.
 *
 * @param thrower an event that is left when what catches the escalation ends its scope; an activity is canceled with it
 * @returns whether the thrower is still there
 */
export function escalate(
  step: Step,
  thrower: ElementInstance,
  escalationCode: string,
  payload: Variables,
): boolean {
  const { node, scopeId, id } = thrower;
  const isEvent = node.type.endsWith('Event');
  const catcher = findCatcher(step, 'escalation', isEvent ? scopeId : id, escalationCode);
  const { parent } = step.draft;
  const passedOn = catcher === undefined && parent !== undefined ? { parent, payload } : {};
  const caughtBy = catcher?.event.id ?? null;
  step.emit({ type: 'escalation-thrown', elementId: node.id, escalationCode, caughtBy, ...passedOn });
  // What is thrown has happened: the event that threw it is left, not canceled with the rest of its scope.
  if (catcher?.interrupts === true && isEvent) {
    step.emit({ type: 'element-left', id, elementId: node.id });
  }
  catcher?.take(payload);
  return step.isActive(thrower);
}
