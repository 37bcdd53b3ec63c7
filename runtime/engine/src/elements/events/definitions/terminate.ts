import { cancelAllIn, cancelEverything } from '../../../execution/cancel.ts';
import type { ElementInstance } from '../../../execution/element-instance.ts';
import type { Step } from '../../../execution/step.ts';
import type { EventDefinitionKind, Onward } from './event-definition.ts';

/**
 * A terminate end event (BPMN 13.5.6) cancels all that is still active in its scope and ends it: the process, or the
 * subprocess alone, behind which the token then goes on.
 */
export const terminate: EventDefinitionKind = {
  positions: ['end'],
  read: () => ({
    facts: { kind: 'terminate' },
    prepareThrow: (step, instance) => () => terminateScope(step, instance),
  }),
};

function terminateScope(step: Step, instance: ElementInstance): Onward {
  const { node, scopeId } = instance;
  step.emit({ type: 'element-left', id: instance.id, elementId: node.id });
  if (scopeId !== 'root') {
    cancelAllIn(step, scopeId);
    const container = step.instance(scopeId);
    container.node.behavior.complete?.(step, container, {});
    return 'taken over';
  }
  cancelEverything(step);
  const { parent } = step.draft;
  step.emit({
    type: 'instance-terminated',
    elementId: node.id,
    ...(parent === undefined ? {} : { parent }),
    variables: step.variables('root'),
  });
  return 'taken over';
}
