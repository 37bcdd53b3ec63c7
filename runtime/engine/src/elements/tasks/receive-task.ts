import { idOf } from '../../model/reader.ts';
import type { ElementReader } from '../element-reader.ts';
import { readIncomingMessage } from '../events/incoming-message.ts';
import { takeResult } from '../outputs.ts';

/** A receive task (BPMN 13.3.3) waits for its message. */
export const readReceiveTask: ElementReader = (source, reader) => {
  const message = readIncomingMessage(source, source, reader, idOf(source));
  const outputs = reader.mappings(source, 'fb:Output');
  if (source.get('instantiate') === true) {
    reader.problem(
      'element-not-supported',
      idOf(source),
      `${idOf(source)} begins an instance by itself; use a message start event.`,
    );
  }
  return {
    enter: (step, instance) => message.prepare(step, instance.node, step.dataScope(instance))(instance.id),
    prepareWait: message.prepare,
    complete: (step, instance, result) => takeResult(step, instance, outputs, result),
    facts: { waitsForEvent: true },
  };
};
