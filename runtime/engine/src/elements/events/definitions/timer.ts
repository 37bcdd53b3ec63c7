import { clockOf } from '../../../execution/clock.ts';
import { evaluate } from '../../../execution/evaluate.ts';
import type { Step } from '../../../execution/step.ts';
import { Trouble } from '../../../execution/trouble.ts';
import type { OpenWait } from '../../../model/behavior.ts';
import type { ElementNode } from '../../../model/process-model.ts';
import { idOf } from '../../../model/reader.ts';
import { dueOf, type TimerDefinition } from '../../../time/timer-definition.ts';
import type { EventDefinitionKind } from './event-definition.ts';

/** A timer event (BPMN 13.5.2). A timer without a time (its expression gives `null`) never fires. */
export const timer: EventDefinitionKind = {
  positions: ['start', 'handler start', 'catch', 'boundary'],
  read(definition, event, reader) {
    const timerDefinition = reader.timer(definition, idOf(event));
    return {
      facts: { kind: 'timer', timer: timerDefinition },
      prepareWait: (step, target, scopeId, part) => prepare(step, timerDefinition, target, scopeId, part),
    };
  },
};

function prepare(
  step: Step,
  timer: TimerDefinition,
  target: ElementNode,
  scopeId: string,
  part: number | undefined,
): OpenWait {
  const value = evaluate(step, timer.expression, step.variables(scopeId));
  const answer = dueOf(timer, value, clockOf(step));
  if (!answer.ok)
    throw new Trouble('timer-invalid', `The timer ${target.id} cannot be set: ${answer.reason}`);
  const { due } = answer;
  // Only an event that leaves running what it happens to can happen again.
  const repeats = !target.interrupting;
  return (ownerId) => {
    if (due === null) return;
    step.emit({
      type: 'timer-scheduled',
      timerId: step.nextId(),
      elementId: target.id,
      elementInstanceId: ownerId,
      dueAt: due.dueAt,
      ...(part === undefined ? {} : { part }),
      ...(repeats && due.repeat !== undefined ? { repeat: due.repeat } : {}),
    });
  };
}
