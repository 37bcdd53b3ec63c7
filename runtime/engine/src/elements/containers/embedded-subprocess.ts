import { beginScope } from '../../execution/begin-scope.ts';
import { leave } from '../../execution/leave.ts';
import type { ElementReader } from '../element-reader.ts';

/**
 * An embedded subprocess (BPMN 13.3.4) is a scope of its own: its none start event begins it, or without one
 * all that nothing leads to, and it is left when it holds no token any more. An event subprocess is one too; nothing leads to it but the event of its start.
 */
export const readEmbeddedSubprocess: ElementReader = (source) => ({
  enter: (step, instance) => {
    const scope = instance.node.ownScope === null ? undefined : step.model.scopes[instance.node.ownScope];
    if (scope === undefined) throw new Error(`Broken invariant: ${instance.node.id} is no scope.`);
    beginScope(step, scope, instance.id);
  },
  complete: (step, instance) => leave(step, instance),
  facts: { isEventSubprocess: source.get('triggeredByEvent') === true },
});
