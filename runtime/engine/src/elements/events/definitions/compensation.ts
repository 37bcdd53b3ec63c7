import { compensableFrom, startRollback } from '../../../execution/compensation.ts';
import { childOf } from '../../../model/source.ts';
import type { EventDefinitionKind } from './event-definition.ts';

/**
 * A compensation event (BPMN 10.7, 13.5.5). Thrown, it undoes what was done in its scope (or the one activity that it names), the
 * last first, and goes on when all is undone; with `waitForCompletion="false"` at once. At the border of an activity it
 * points to the handler that undoes it; as the start of an event subprocess it is the handler inside a subprocess.
 */
export const compensation: EventDefinitionKind = {
  positions: ['handler start', 'boundary', 'throw', 'end'],
  read(definition, _event, _reader, position) {
    if (position === 'boundary' || position === 'handler start') return { facts: { kind: 'compensation' } };
    const activityId = childOf(definition, 'activityRef')?.id ?? null;
    const waits = definition.get('waitForCompletion') !== false;
    return {
      facts: { kind: 'compensation', activityId },
      prepareThrow: (step, instance) => () => {
        const queue = compensableFrom(step, instance.scopeId, activityId);
        if (queue.length === 0) return 'on';
        startRollback(step, instance, waits ? instance : null, queue);
        return waits ? 'waiting' : 'on';
      },
    };
  },
};
