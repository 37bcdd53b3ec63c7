import type { Variables } from '../json.ts';
import { goesOnWaiting, happen } from './happen.ts';
import type { Step } from './step.ts';

/**
 * Hands a signal to everything in the instance that waits for its name now, oldest first. What one of them ends does not get
 * it any more.
 *
 * @returns whether anything waited
 */
export function deliverSignal(step: Step, signalName: string, payload: Variables): boolean {
  const waiting = Object.keys(step.draft.signals).filter(
    (id) => step.draft.signals[id]?.signalName === signalName,
  );
  for (const subscriptionId of waiting) {
    const wait = step.draft.signals[subscriptionId];
    if (wait === undefined) continue;
    const { elementId } = wait;
    step.emit({ type: 'signal-received', subscriptionId, elementId, signalName, payload });
    if (!goesOnWaiting(step, elementId)) {
      step.emit({ type: 'signal-subscription-closed', subscriptionId, elementId });
    }
    happen(step, wait, payload);
  }
  return waiting.length > 0;
}
