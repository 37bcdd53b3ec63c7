import { deliverSignal } from '../../../execution/deliver-signal.ts';
import type { ElementInstance } from '../../../execution/element-instance.ts';
import { mapInto } from '../../../execution/mapping.ts';
import type { Step } from '../../../execution/step.ts';
import { idOf, type Reader } from '../../../model/reader.ts';
import { childOf, type Source, textOf } from '../../../model/source.ts';
import type { EventDefinitionKind, Onward } from './event-definition.ts';

/**
 * A signal event (BPMN 10.5.5, 13.5.1) is thrown to everybody who waits for its name, in this instance and in all others. The
 * `fb:input` mapping of a throwing event is what the signal carries.
 */
export const signal: EventDefinitionKind = {
  positions: ['start', 'handler start', 'catch', 'boundary', 'throw', 'end'],
  read(definition, event, reader, position) {
    const signalName = readName(definition, event, reader);
    const facts = { kind: 'signal', signalName } as const;
    if (position === 'throw' || position === 'end') {
      const inputs = reader.mappings(event, 'fb:Input');
      return {
        facts,
        prepareThrow: (step, instance) => {
          const payload = mapInto(step, inputs, step.variables(step.dataScope(instance)), {});
          return () => throwSignal(step, instance, signalName, payload);
        },
      };
    }
    return {
      facts,
      prepareWait: (step, target, _scopeId, part) => (ownerId) =>
        step.emit({
          type: 'signal-subscription-opened',
          subscriptionId: step.nextId(),
          elementId: target.id,
          elementInstanceId: ownerId,
          signalName,
          ...(part === undefined ? {} : { part }),
        }),
    };
  },
};

function readName(definition: Source, event: Source, reader: Reader): string {
  const ref = childOf(definition, 'signalRef');
  const name = ref === undefined ? undefined : reader.fixedName(textOf(ref, 'name'), idOf(event));
  if (name === undefined) {
    const what = ref === undefined ? 'names no signal' : 'refers to a signal without a name';
    reader.problem('signal-missing', idOf(event), `${idOf(event)} ${what}.`);
  }
  return name ?? '';
}

/** What waits in this instance gets the signal before the thrower goes on, so that it never hears itself later. */
function throwSignal(
  step: Step,
  instance: ElementInstance,
  signalName: string,
  payload: Parameters<typeof deliverSignal>[2],
): Onward {
  const elementId = instance.node.id;
  step.emit({ type: 'signal-thrown', signalId: step.nextId(), elementId, signalName, payload });
  deliverSignal(step, signalName, payload);
  return step.isActive(instance) ? 'on' : 'taken over';
}
