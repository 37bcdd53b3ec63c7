import type { IncidentState } from '../state/instance-state.ts';
import { begin } from './enter.ts';
import { guard } from './incidents.ts';
import { leave } from './leave.ts';
import { lookAtRestingWork } from './run.ts';
import type { Step } from './step.ts';

/** Goes on with an element instance from the point at which its incident stopped it. */
export function resume(step: Step, { elementInstanceId, code, resumeAt, result }: IncidentState): void {
  const instance = step.instance(elementInstanceId);
  const { behavior } = instance.node;
  switch (resumeAt) {
    case 'enter':
      begin(step, instance);
      break;
    case 'work':
      guard(step, instance, 'work', () => behavior.enter(step, instance));
      break;
    case 'output':
      behavior.complete?.(step, instance, result ?? {});
      break;
    case 'leave':
      leave(step, instance);
      break;
  }
  // A step that was stopped for going round may have left other tokens on their flows.
  if (code === 'loop-without-wait') lookAtRestingWork(step);
}
