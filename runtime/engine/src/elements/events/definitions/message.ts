import { idOf } from '../../../model/reader.ts';
import { readIncomingMessage } from '../incoming-message.ts';
import { readOutgoingMessage } from '../outgoing-message.ts';
import type { EventDefinitionKind } from './event-definition.ts';

/** A message event (BPMN 13.5.1) waits for the message of its name and key, or sends it. */
export const message: EventDefinitionKind = {
  positions: ['start', 'handler start', 'catch', 'boundary', 'throw', 'end'],
  read(definition, event, reader, position) {
    if (position === 'throw' || position === 'end') {
      const prepare = readOutgoingMessage(event, definition, reader, idOf(event));
      return {
        facts: { kind: 'message' },
        prepareThrow: (step, instance) => {
          const send = prepare(step, instance);
          return () => {
            send();
            return 'on';
          };
        },
      };
    }
    const incoming = readIncomingMessage(event, definition, reader, idOf(event));
    return { facts: { kind: 'message', messageName: incoming.name }, prepareWait: incoming.prepare };
  },
};
