import { idOf } from '../../../model/reader.ts';
import { childOf, textOf } from '../../../model/source.ts';
import type { EventDefinitionKind } from './event-definition.ts';

/**
 * A conditional event (BPMN 10.5.5, 13.5.1) happens when its condition comes to hold: at once if it does already, else as
 * soon as variables have changed so that it does. A process that begins by a condition is begun by its host, with the
 * variables for which the condition holds.
 */
export const conditional: EventDefinitionKind = {
  positions: ['start', 'handler start', 'catch', 'boundary'],
  read(definition, event, reader) {
    const part = childOf(definition, 'condition');
    const text = part === undefined ? undefined : textOf(part, 'body');
    if (text === undefined) {
      reader.problem('condition-missing', idOf(event), `${idOf(event)} waits for a condition and has none.`);
    }
    const condition = reader.expression(text ?? 'false', idOf(event));
    if (text !== undefined && condition.language === 'literal') {
      const reason = `“${text}” is no condition but a text, which never holds; ${idOf(event)} needs an expression.`;
      reader.problem('condition-invalid', idOf(event), reason);
    }
    return {
      facts: { kind: 'conditional', condition },
      prepareWait: (step, target, _scopeId, number) => (ownerId) =>
        step.emit({
          type: 'condition-opened',
          conditionId: step.nextId(),
          elementId: target.id,
          elementInstanceId: ownerId,
          ...(number === undefined ? {} : { part: number }),
        }),
    };
  },
};
