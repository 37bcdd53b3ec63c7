import type { ResumePoint } from '../state/instance-state.ts';
import type { ElementInstance } from './element-instance.ts';
import { type Step, system } from './step.ts';
import { Trouble } from './trouble.ts';

/**
 * Runs a part of an element's life. `Trouble` becomes an incident of the element instance, which stays where it is and
 * takes the part up again at `resumeAt` when the incident is retried.
 *
 * @returns whether it went through
 */
export function guard(
  step: Step,
  instance: ElementInstance,
  resumeAt: ResumePoint,
  part: () => void,
): boolean {
  try {
    part();
    return true;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    raiseIncident(step, instance, error, resumeAt);
    return false;
  }
}

export function raiseIncident(
  step: Step,
  instance: ElementInstance,
  trouble: Trouble,
  resumeAt: ResumePoint,
): void {
  step.emit({
    type: 'incident-raised',
    incidentId: step.nextId(),
    elementId: instance.node.id,
    elementInstanceId: instance.id,
    code: trouble.code,
    reason: trouble.message,
    resumeAt,
    ...(trouble.result === undefined ? {} : { result: trouble.result }),
  });
}

/** A canceled element instance takes its incidents with it. */
export function dropIncidents(step: Step, instanceId: string): void {
  for (const incidentId of Object.keys(step.draft.incidents)) {
    if (step.draft.incidents[incidentId]?.elementInstanceId === instanceId) {
      step.emit({ type: 'incident-resolved', incidentId, actor: system });
    }
  }
}
