import { lookAtRestingWork } from '../../execution/run.ts';
import type { ResumeInstance } from '../command.ts';
import { type Handler, reject } from '../handler.ts';

/** 恢复. What came while the instance was suspended is done now, in the order in which it came (see `execute`). */
export const resumeInstance: Handler<ResumeInstance> = (step, { actor }) => {
  if (step.draft.status !== 'suspended') {
    return reject('engine.instance-not-suspended', `The instance ${step.draft.instanceId} is not suspended.`);
  }
  step.emit({ type: 'instance-resumed', actor });
  // A migration meanwhile may have left tokens before joins that can open now.
  lookAtRestingWork(step);
  return undefined;
};
