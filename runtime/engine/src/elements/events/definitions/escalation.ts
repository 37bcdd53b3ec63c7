import type { ElementInstance } from '../../../execution/element-instance.ts';
import { findCatcher } from '../../../execution/find-catcher.ts';
import { leave } from '../../../execution/leave.ts';
import type { Step } from '../../../execution/step.ts';
import { idOf } from '../../../model/reader.ts';
import { childOf, textOf } from '../../../model/source.ts';
import type { EventDefinitionKind } from './event-definition.ts';

/**
 * An escalation (BPMN 13.5.3) goes outwards like an error to the innermost border or event subprocess that catches it, but is no
 * failure: an event that does not interrupt lets the subprocess go on, and one that nothing catches is only noted.
 */
export const escalation: EventDefinitionKind = {
  positions: ['handler start', 'boundary', 'throw', 'end'],
  read(definition, event, reader) {
    const ref = childOf(definition, 'escalationRef');
    const code = (ref && textOf(ref, 'escalationCode')) ?? null;
    if (/BoundaryEvent|StartEvent/.test(event.$type) && ref === undefined)
      return { facts: { kind: 'escalation', code } };
    if (code === null) {
      reader.problem(
        'escalation-code-missing',
        idOf(event),
        `${idOf(event)} has an escalation without a code.`,
      );
    }
    return {
      facts: { kind: 'escalation', code },
      perform: (step, instance) => escalate(step, instance, code ?? ''),
    };
  },
};

function escalate(step: Step, instance: ElementInstance, escalationCode: string): void {
  const { node, scopeId } = instance;
  const catcher = findCatcher(step, 'escalation', scopeId, escalationCode);
  const caughtBy = catcher?.event.id ?? null;
  step.emit({ type: 'escalation-thrown', elementId: node.id, escalationCode, caughtBy });
  if (catcher === undefined) {
    leave(step, instance);
    return;
  }
  if (catcher.event.interrupting) {
    // What is thrown has happened: the thrower is left, not canceled with the rest of the subprocess.
    step.emit({ type: 'element-left', id: instance.id, elementId: node.id });
    catcher.take({});
    return;
  }
  catcher.take({});
  leave(step, instance);
}
