import { cancelEverything } from '../execution/cancel.ts';
import type { CancelInstance } from './command.ts';
import type { Handler } from './handler.ts';

/** Ends an instance from outside: everything that is active is canceled, each thing with its event. */
export const cancelInstance: Handler<CancelInstance> = (step, { reason, actor }) => {
  cancelEverything(step);
  const { parent } = step.draft;
  step.emit({
    type: 'instance-canceled',
    reason,
    ...(parent === undefined ? {} : { parent }),
    actor,
  });
  return undefined;
};
