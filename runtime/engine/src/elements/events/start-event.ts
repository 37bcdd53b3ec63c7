import type { ElementInstance } from '../../execution/element-instance.ts';
import { prepareHandlers } from '../../execution/handlers.ts';
import { leave } from '../../execution/leave.ts';
import { mapOnto } from '../../execution/mapping.ts';
import type { Step } from '../../execution/step.ts';
import { closeEventWaits } from '../../execution/waits.ts';
import { writeVariables } from '../../execution/write-variables.ts';
import type { Variables } from '../../json.ts';
import type { ElementReader } from '../element-reader.ts';
import { takeResult } from '../outputs.ts';
import { readEventDefinition } from './definitions/index.ts';
import { readHandlerStart } from './handler-start.ts';

/**
 * A start event (BPMN 13.5.1): where an instance, or a subprocess, begins; with it the event subprocesses of its scope
 * begin to wait. Messages, signals and timers that begin instances are watched by the host; here the event is simply
 * passed. Only one that needs several things together may wait for the rest of them.
 */
export const readStartEvent: ElementReader = (source, reader, surroundings) => {
  if (source.$parent?.get('triggeredByEvent') === true) return readHandlerStart(source, reader, surroundings);
  const { facts: event, prepareWait } = readEventDefinition(source, 'start', reader);
  const form = reader.formBinding(source);
  const outputs = reader.mappings(source, 'fb:Output');
  return {
    enter: (step: Step, instance: ElementInstance) => {
      const { scopeId } = instance;
      const openings = prepareHandlers(step, scopeId);
      const visible = step.variables(scopeId);
      writeVariables(step, scopeId, mapOnto(step, outputs, visible, visible));
      for (const open of openings) open(scopeId);
      leave(step, instance);
    },
    ...(prepareWait === undefined ? {} : { prepareWait }),
    // What it waited for has come, or its form was filled in anew after a return to the starter.
    complete: (step: Step, instance: ElementInstance, payload: Variables) => {
      closeEventWaits(step, instance.id);
      takeResult(step, instance, outputs, payload);
    },
    facts: { event, ...(form === undefined ? {} : { form }) },
  };
};
