import { leave } from '../../execution/leave.ts';
import type { Behavior } from '../../model/behavior.ts';

/** An abstract or a manual task (BPMN 13.3.3): the engine has nothing to wait for, and goes on. */
export function readAbstractTask(): Behavior {
  return { enter: leave, facts: {} };
}
