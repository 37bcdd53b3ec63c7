import { escalate } from '../../../execution/escalate.ts';
import { mapInto } from '../../../execution/mapping.ts';
import { idOf } from '../../../model/reader.ts';
import { childOf, textOf } from '../../../model/source.ts';
import type { EventDefinitionKind } from './event-definition.ts';

/**
 * An escalation (BPMN 13.5.3) goes outwards like an error to the innermost border or event subprocess that catches it, but is no
 * failure: an event that does not interrupt lets the subprocess go on, and one that nothing catches is only noted. The
 * `fb:input` mapping of a throwing event is what the escalation carries.
 */
export const escalation: EventDefinitionKind = {
  positions: ['handler start', 'boundary', 'throw', 'end'],
  read(definition, event, reader, position) {
    const ref = childOf(definition, 'escalationRef');
    const code = (ref && reader.fixedName(textOf(ref, 'escalationCode'), idOf(event))) ?? null;
    const isThrown = position === 'throw' || position === 'end';
    if (code === null && (isThrown || ref !== undefined)) {
      reader.problem(
        'escalation-code-missing',
        idOf(event),
        `${idOf(event)} has an escalation without a code.`,
      );
    }
    const facts = { kind: 'escalation', code } as const;
    if (!isThrown) return { facts };
    const inputs = reader.mappings(event, 'fb:Input');
    return {
      facts,
      prepareThrow: (step, instance) => {
        const payload = mapInto(step, inputs, step.variables(step.dataScope(instance)), {});
        return () => (escalate(step, instance, code ?? '', payload) ? 'on' : 'taken over');
      },
    };
  },
};
