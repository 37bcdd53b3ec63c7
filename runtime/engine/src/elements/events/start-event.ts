import { leave } from '../../execution/leave.ts';
import { mapOnto } from '../../execution/mapping.ts';
import { writeVariables } from '../../execution/write-variables.ts';
import type { ElementReader } from '../element-reader.ts';
import { readEventDefinition } from './definitions/index.ts';

/**
 * A start event (BPMN 13.5.1): where an instance, or a subprocess, begins. Messages and timers that begin instances are
 * watched by the host; here the event is simply passed.
 */
export const readStartEvent: ElementReader = (source, reader) => {
  const { facts: event } = readEventDefinition(source, 'start', reader);
  const form = reader.formBinding(source);
  const outputs = reader.mappings(source, 'fb:Output');
  return {
    enter: (step, instance) => {
      const visible = step.variables(instance.scopeId);
      writeVariables(step, instance.scopeId, mapOnto(step, outputs, visible, visible));
      leave(step, instance);
    },
    facts: { event, ...(form === undefined ? {} : { form }) },
  };
};
