import { leave } from '../../execution/leave.ts';
import { closeEventWaits } from '../../execution/waits.ts';
import type { ElementReader } from '../element-reader.ts';
import { takeResult } from '../outputs.ts';
import { readEventDefinition } from './definitions/index.ts';

/** An intermediate catch event (BPMN 13.5.1) holds its token until the event happens. */
export const readIntermediateCatchEvent: ElementReader = (source, reader) => {
  const { facts: event, prepareWait } = readEventDefinition(source, 'catch', reader);
  const outputs = reader.mappings(source, 'fb:Output');
  if (prepareWait === undefined) return { enter: leave, facts: { event } };
  return {
    enter: (step, instance) => prepareWait(step, instance.node, instance.scopeId)(instance.id),
    prepareWait,
    complete: (step, instance, result) => {
      if (event.kind === 'multiple') closeEventWaits(step, instance.id);
      takeResult(step, instance, outputs, result);
    },
    facts: { event, waitsForEvent: true },
  };
};
