import type { ElementInstance } from '../../../execution/element-instance.ts';
import { findCatcher } from '../../../execution/find-catcher.ts';
import type { Step } from '../../../execution/step.ts';
import { throwCaught } from '../../../execution/throw-error.ts';
import { endUncaught } from '../../../execution/uncaught-error.ts';
import { idOf, type Reader } from '../../../model/reader.ts';
import { childOf, type Source, textOf } from '../../../model/source.ts';
import type { EventDefinitionKind, Onward } from './event-definition.ts';

/**
 * An error event (BPMN 13.5.3): an end event throws it, the innermost boundary event for its code catches it. A boundary
 * event without a code catches every error.
 */
export const error: EventDefinitionKind = {
  positions: ['handler start', 'boundary', 'end'],
  read(definition, event, reader, position) {
    const errorCode = readCode(definition, event, reader);
    if (position !== 'end') return { facts: { kind: 'error', code: errorCode } };
    if (errorCode === null) {
      reader.problem('error-code-missing', idOf(event), `${idOf(event)} throws an error without a code.`);
    }
    return {
      facts: { kind: 'error', code: errorCode },
      prepareThrow: (step, instance) => () => throwFromEnd(step, instance, errorCode ?? ''),
    };
  },
};

function readCode(definition: Source, event: Source, reader: Reader): string | null {
  const ref = childOf(definition, 'errorRef');
  if (ref === undefined) return null;
  const code = reader.fixedName(textOf(ref, 'errorCode'), idOf(event));
  if (code === undefined) {
    reader.problem('error-code-missing', idOf(event), `${idOf(event)} refers to an error without a code.`);
  }
  return code ?? null;
}

function throwFromEnd(step: Step, instance: ElementInstance, errorCode: string): Onward {
  const thrown = { elementId: instance.node.id, errorCode };
  const catcher = findCatcher(step, 'error', instance.scopeId, errorCode);
  if (catcher === undefined) {
    endUncaught(step, instance, thrown);
    return 'taken over';
  }
  step.emit({ type: 'element-left', id: instance.id, elementId: instance.node.id });
  throwCaught(step, thrown, catcher);
  return 'taken over';
}
