import type { Rejection } from '../errors/rejection.ts';
import type { ElementInstance } from '../execution/element-instance.ts';
import { escalate } from '../execution/escalate.ts';
import type { Step } from '../execution/step.ts';
import type { ThrowEscalation } from './command.ts';
import type { Handler } from './handler.ts';
import { callNotFound, findCall } from './open-call.ts';
import { findJob, jobNotFound } from './open-job.ts';
import { findTask, taskNotFound } from './open-task.ts';

/**
 * The work of an activity escalates: a called process, a job or a task. It goes on unless what catches the escalation
 * interrupts; what nothing catches is only noted, and goes on to the caller of this instance.
 */
export const throwEscalation: Handler<ThrowEscalation> = (step, command) => {
  const { source, escalationCode, variables = {} } = command;
  const found = findSource(step, source);
  if ('code' in found) return found;
  const elementId = found.node.id;
  if (source.kind === 'call') {
    step.emit({ type: 'call-escalated', callId: source.id, elementId, escalationCode });
  }
  escalate(step, found, escalationCode, variables);
  return undefined;
};

function findSource(step: Step, { kind, id }: ThrowEscalation['source']): ElementInstance | Rejection {
  if (kind === 'call') return findCall(step, id) ?? callNotFound(id);
  if (kind === 'job') return findJob(step, id) ?? jobNotFound(id);
  return findTask(step, id)?.instance ?? taskNotFound(id);
}
