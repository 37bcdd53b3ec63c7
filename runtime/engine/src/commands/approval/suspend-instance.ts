import type { SuspendInstance } from '../command.ts';
import type { Handler } from '../handler.ts';

/** 挂起. Nobody can decide anything until the instance is resumed; what comes by itself meanwhile is kept for then. */
export const suspendInstance: Handler<SuspendInstance> = (step, { reason, actor }) => {
  step.emit({ type: 'instance-suspended', ...(reason === undefined ? {} : { reason }), actor });
  return undefined;
};
