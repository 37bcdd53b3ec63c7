import { evaluateText } from '../../execution/evaluate.ts';
import type { Step } from '../../execution/step.ts';
import { Trouble } from '../../execution/trouble.ts';
import type { OpenWait } from '../../model/behavior.ts';
import type { ElementNode } from '../../model/process-model.ts';
import type { Reader } from '../../model/reader.ts';
import type { Source } from '../../model/source.ts';
import { readMessageName } from './message-name.ts';

/** A message that an element waits for. */
export interface IncomingMessage {
  readonly name: string;
  prepare(step: Step, target: ElementNode, scopeId: string, part?: number): OpenWait;
}

/**
 * Reads what a catching element waits for.
 *
 * @param element carries `fb:correlationKey`
 * @param holder carries `messageRef`: the element itself, or its message event definition
 */
export function readIncomingMessage(
  element: Source,
  holder: Source,
  reader: Reader,
  elementId: string,
): IncomingMessage {
  const name = readMessageName(holder, reader, elementId);
  const key = reader.optionalExpression(element, 'fb:correlationKey');
  const prepare = (step: Step, target: ElementNode, scopeId: string, part?: number): OpenWait => {
    const correlationKey = key === null ? null : evaluateText(step, key, step.variables(scopeId));
    if (key !== null && correlationKey === null) {
      const reason = `${target.id} waits for “${name}” by a key, and the key is empty.`;
      throw new Trouble('correlation-key-missing', reason);
    }
    return (ownerId) =>
      step.emit({
        type: 'subscription-opened',
        subscriptionId: step.nextId(),
        elementId: target.id,
        elementInstanceId: ownerId,
        messageName: name,
        correlationKey,
        ...(part === undefined ? {} : { part }),
      });
  };
  return { name, prepare };
}
