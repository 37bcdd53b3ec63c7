import { scopeOf } from '../state/draft.ts';
import type { Step } from './step.ts';
import { closeEventWaits } from './waits.ts';

/**
 * Ends a scope that holds no token any more: the process is completed, or the subprocess goes on behind its border.
 *
 * @param lastElementId the element that was reached last
 */
export function completeScope(step: Step, scopeId: string, lastElementId: string): void {
  if (scopeOf(step.draft, scopeId).live > 0) return;
  if (scopeId === 'root') {
    completeInstance(step, lastElementId);
    return;
  }
  const container = step.instance(scopeId);
  container.node.behavior.complete?.(step, container, {});
}

function completeInstance(step: Step, elementId: string): void {
  closeEventWaits(step, 'root');
  const { parent } = step.draft;
  step.emit({
    type: 'instance-completed',
    elementId,
    ...(parent === undefined ? {} : { parent }),
    variables: step.variables('root'),
  });
}
