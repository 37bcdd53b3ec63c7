import type { ElementInstance } from '../../execution/element-instance.ts';
import { evaluateText } from '../../execution/evaluate.ts';
import { mapInto } from '../../execution/mapping.ts';
import type { Step } from '../../execution/step.ts';
import { Trouble } from '../../execution/trouble.ts';
import type { Reader } from '../../model/reader.ts';
import type { Source } from '../../model/source.ts';
import { readMessageName } from './message-name.ts';

/**
 * Reads what a throwing element sends: the message's name, `fb:correlationKey`, and the `fb:input` mapping as its
 * payload (without one the message is empty). What it returns evaluates all that and gives the function that sends.
 */
export function readOutgoingMessage(
  element: Source,
  holder: Source,
  reader: Reader,
  elementId: string,
): (step: Step, instance: ElementInstance) => () => void {
  const messageName = readMessageName(holder, reader, elementId);
  const key = reader.optionalExpression(element, 'fb:correlationKey');
  const inputs = reader.mappings(element, 'fb:Input');
  return (step, instance) => {
    const data = step.variables(step.dataScope(instance));
    const correlationKey = key === null ? null : evaluateText(step, key, data);
    if (key !== null && correlationKey === null) {
      const reason = `${elementId} sends “${messageName}” by a key, and the key is empty.`;
      throw new Trouble('correlation-key-missing', reason);
    }
    const payload = mapInto(step, inputs, data, {});
    return () =>
      step.emit({
        type: 'message-sent',
        messageId: step.nextId(),
        elementId,
        messageName,
        correlationKey,
        payload,
      });
  };
}
