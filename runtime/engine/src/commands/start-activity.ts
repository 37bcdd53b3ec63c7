import type { StartActivity } from './command.ts';
import { type Handler, reject } from './handler.ts';

/** Begins an activity of an ad-hoc subprocess, once more or for the first time. */
export const startActivity: Handler<StartActivity> = (step, { elementInstanceId, activityId }) => {
  const container = Object.hasOwn(step.draft.elements, elementInstanceId)
    ? step.instance(elementInstanceId)
    : undefined;
  const isBegun = container?.node.behavior.startActivity?.(step, container, activityId) ?? false;
  if (isBegun) return undefined;
  const reason = `${activityId} cannot be begun: no ad-hoc subprocess ${elementInstanceId} that has it is open.`;
  return reject('engine.activity-not-available', reason);
};
