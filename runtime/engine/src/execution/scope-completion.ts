import { scopeOf } from '../state/draft.ts';
import type { Step } from './step.ts';
import { closeEventWaits } from './waits.ts';

/**
 * Ends a scope that holds no token any more: the process is completed, or the subprocess goes on behind its border.
 *
 * @param lastElementId the element that was reached last
 */
export function completeScope(step: Step, scopeId: string, lastElementId: string): void {
  const { live, activated } = scopeOf(step.draft, scopeId);
  // A complex gateway that has opened resets first; it is looked at when everything has come to rest.
  if (live > 0 || activated !== undefined || isRolledBack(step, scopeId)) return;
  if (step.unsettled !== null) {
    step.unsettled.set(scopeId, lastElementId);
    return;
  }
  if (scopeId === 'root') {
    completeInstance(step, lastElementId);
    return;
  }
  const container = step.instance(scopeId);
  container.node.behavior.complete?.(step, container, {});
}

/** What is undone without anybody waiting for it still belongs to its scope. */
function isRolledBack(step: Step, scopeId: string): boolean {
  return Object.values(step.draft.rollbacks).some((rollback) => rollback.scopeId === scopeId);
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
