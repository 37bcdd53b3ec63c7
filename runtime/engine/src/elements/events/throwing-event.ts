import type { ElementInstance } from '../../execution/element-instance.ts';
import { guard } from '../../execution/incidents.ts';
import { leave } from '../../execution/leave.ts';
import type { Step } from '../../execution/step.ts';
import type { Behavior } from '../../model/behavior.ts';
import type { EventDefinition } from './definitions/event-definition.ts';

/** An event that throws (BPMN 13.5.1, 13.5.6): it does what its definition says, and goes on unless that took over. */
export function throwing(definition: EventDefinition): Behavior {
  const { prepareThrow, resumeThrow, facts: event } = definition;
  if (prepareThrow === undefined) return { enter: leave, facts: { event } };
  return {
    enter: (step: Step, instance: ElementInstance) => {
      const act = prepareThrow(step, instance);
      if (act() === 'on') leave(step, instance);
    },
    complete: (step, instance) => {
      guard(step, instance, 'output', () => {
        if ((resumeThrow?.(step, instance) ?? 'on') === 'on') leave(step, instance);
      });
    },
    facts: { event },
  };
}
