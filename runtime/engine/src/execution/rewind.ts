import type { PastToken } from '../state/past.ts';
import { cancel } from './cancel.ts';
import type { ElementInstance } from './element-instance.ts';
import { nodeAt } from './enter.ts';
import { handlersIn, prepareHandlers } from './handlers.ts';
import { comesAfter, stepsAfter, stepsOf } from './past-steps.ts';
import type { Step } from './step.ts';

/**
 * Takes back, in one scope, everything that came after the given steps: the element instances and tokens that descend
 * from them are canceled, the steps and all that follow them do not count any more. Whatever runs beside them stays.
 *
 * @returns tokens that joins had used up together with those taken back, though they do not descend from the steps: the
 *   other branches have done their part, so their tokens have to lie before the join again
 */
export function rewind(step: Step, scopeId: string, roots: readonly number[]): readonly PastToken[] {
  const after = stepsAfter(step.draft, scopeId, roots);
  let interrupted = false;
  for (const instance of step.instancesIn(scopeId)) {
    if (!step.isActive(instance) || !comesAfter(step.draft.elements[instance.id]?.follows, after)) continue;
    interrupted ||= isInterruptingHandler(step, instance);
    cancel(step, instance, true);
  }
  removeTokens(step, scopeId, after);
  const usedUp = stepsOf(step.draft, scopeId)
    .filter(({ seq }) => after.has(seq))
    .flatMap((done) => done.step.tokens ?? [])
    .filter(({ follows }) => !comesAfter(follows, after));
  resetGateways(step, scopeId, after);
  step.emit({ type: 'steps-undone', scopeId, steps: [...after] });
  if (interrupted) armHandlers(step, scopeId);
  return usedUp;
}

/** Lays tokens on flows and has them looked at. */
export function placeToken(step: Step, scopeId: string, { flowId, follows }: PastToken): void {
  const flow = step.model.flowsById.get(flowId);
  if (flow === undefined) return;
  step.emit({ type: 'token-placed', flowId, scopeId, ...(follows.length === 0 ? {} : { follows }) });
  step.work.push({ flow, scopeId });
}

function removeTokens(step: Step, scopeId: string, after: ReadonlySet<number>): void {
  for (const [flowId, tokens] of Object.entries(step.draft.scopes[scopeId]?.follows ?? {})) {
    // From the last, so that the numbers of those before it stay right.
    for (let index = tokens.length - 1; index >= 0; index -= 1) {
      if (comesAfter(tokens[index], after)) step.emit({ type: 'token-removed', flowId, scopeId, index });
    }
  }
}

function isInterruptingHandler(step: Step, { node }: ElementInstance): boolean {
  if (node.behavior.facts.isEventSubprocess !== true || node.ownScope === null) return false;
  const inside = step.model.scopes[node.ownScope]?.nodes ?? [];
  return inside.map((index) => nodeAt(step, index)).some((at) => at.type === 'startEvent' && at.interrupting);
}

/** An event subprocess that had interrupted the scope is gone: those of the scope wait anew. */
function armHandlers(step: Step, scopeId: string): void {
  if (handlersIn(step, scopeId).length === 0) return;
  for (const open of prepareHandlers(step, scopeId)) open(scopeId);
}

/**
 * A complex gateway whose opening is taken back no longer waits for the rest of its tokens; one whose reset alone is taken
 * back waits for them again.
 */
function resetGateways(step: Step, scopeId: string, after: ReadonlySet<number>): void {
  const activated = step.draft.scopes[scopeId]?.activated ?? {};
  const steps = stepsOf(step.draft, scopeId);
  for (const { seq, step: past } of steps.filter(({ step: each }) => each.tokens !== undefined)) {
    if (!after.has(seq)) continue;
    const { elementId, resets: flows } = past;
    const isOpen = activated[elementId] !== undefined;
    if (flows === undefined && isOpen) step.emit({ type: 'gateway-reset', elementId, scopeId });
    const opening = steps.find(
      ({ step: other }) => other.elementId === elementId && other.resets === undefined,
    );
    if (flows !== undefined && !isOpen && (opening === undefined || !after.has(opening.seq)))
      step.emit({ type: 'gateway-activated', elementId, scopeId, flows });
  }
}
