import { idOf } from '../../model/reader.ts';
import type { ElementReader } from '../element-reader.ts';
import { readIncomingMessage } from '../events/incoming-message.ts';
import { takeResult } from '../outputs.ts';

/** A receive task (BPMN 13.3.3) waits for its message, or begins an instance by it (`instantiate`). */
export const readReceiveTask: ElementReader = (source, reader) => {
  const message = readIncomingMessage(source, source, reader, idOf(source));
  const outputs = reader.mappings(source, 'fb:Output');
  return {
    enter: (step, instance) => message.prepare(step, instance.node, step.dataScope(instance))(instance.id),
    prepareWait: message.prepare,
    complete: (step, instance, result) => takeResult(step, instance, outputs, result),
    facts: {
      event: { kind: 'message', messageName: message.name },
      waitsForEvent: true,
      instantiates: source.get('instantiate') === true,
    },
  };
};
