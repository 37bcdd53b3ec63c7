import { cancelEverything } from '../../execution/cancel.ts';
import type { TerminateInstance } from '../command.ts';
import type { Handler } from '../handler.ts';
import { findDecidable } from './decidable.ts';

/** 终止. Whoever decides a task ends the case: everything that is active is canceled, as an administrator's cancellation does. */
export const terminateInstance: Handler<TerminateInstance> = (step, { taskId, reason, actor }) => {
  const found = findDecidable(step, taskId, actor);
  if (!found.ok) return found.rejection;
  cancelEverything(step);
  const { parent } = step.draft;
  step.emit({
    type: 'instance-canceled',
    reason,
    ...(parent === undefined ? {} : { parent }),
    taskId,
    actor,
  });
  return undefined;
};
