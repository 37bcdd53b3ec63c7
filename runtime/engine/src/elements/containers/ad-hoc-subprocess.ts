import type { Expression } from '@flowbook/expressions';
import { cancelAllIn } from '../../execution/cancel.ts';
import type { ElementInstance } from '../../execution/element-instance.ts';
import { enter, nodeAt } from '../../execution/enter.ts';
import { evaluate, holds } from '../../execution/evaluate.ts';
import { openHandlers } from '../../execution/handlers.ts';
import { guard } from '../../execution/incidents.ts';
import { leave } from '../../execution/leave.ts';
import type { Step } from '../../execution/step.ts';
import { closeEventWaits } from '../../execution/waits.ts';
import type { Behavior } from '../../model/behavior.ts';
import type { ElementNode } from '../../model/process-model.ts';
import { idOf, type Reader } from '../../model/reader.ts';
import { childOf, type Source, textOf } from '../../model/source.ts';
import { scopeOf } from '../../state/draft.ts';
import type { ElementReader } from '../element-reader.ts';

/**
 * An ad-hoc subprocess (BPMN 13.3.5): its activities without incoming flow are not in an order. Those that
 * `fb:activeElements` gives (without it all of them) begin at once, or with sequential ordering one after the other as they are
 * drawn; `start-activity` begins one again or one that was left out. After each activity the completion condition is
 * looked at; when it holds, what still runs is canceled unless `cancelRemainingInstances` is `false`. Without a condition
 * the subprocess ends when nothing runs any more.
 */
export const readAdHocSubprocess: ElementReader = (source, reader): Behavior => {
  const isSequential = textOf(source, 'ordering') === 'Sequential';
  const cancelsRest = source.get('cancelRemainingInstances') !== false;
  const condition = readCondition(source, reader);
  const active = reader.optionalPathOrExpression(source, 'fb:activeElements', idOf(source));

  const isDone = (step: Step, instance: ElementInstance) =>
    step.draft.adHoc[instance.id]?.closed === true ||
    (condition !== null && holds(step, condition, step.variables(instance.id)));

  const beginPending = (step: Step, instance: ElementInstance) => {
    for (const activity of step.draft.adHoc[instance.id]?.pending ?? []) {
      // Activities that are done at once may have begun the rest, and have ended the subprocess.
      if (step.draft.adHoc[instance.id]?.pending.includes(activity) !== true) return;
      if (isSequential && scopeOf(step.draft, instance.id).live > 0) return;
      step.emit({ type: 'activity-chosen', id: instance.id, elementId: instance.node.id, activity });
      const node = step.model.nodesById.get(activity);
      if (node !== undefined) enter(step, node, { scopeId: instance.id });
    }
  };

  const queue = (step: Step, instance: ElementInstance, activities: readonly string[]) => {
    step.emit({ type: 'activities-queued', id: instance.id, elementId: instance.node.id, activities });
    beginPending(step, instance);
  };

  const close = (step: Step, instance: ElementInstance) => {
    step.emit({ type: 'ad-hoc-closed', id: instance.id, elementId: instance.node.id });
    if (!cancelsRest) return;
    cancelAllIn(step, instance.id);
    if (Object.keys(scopeOf(step.draft, instance.id).tokens).length > 0) {
      step.emit({ type: 'tokens-dropped', scopeId: instance.id });
    }
    closeEventWaits(step, instance.id);
    leave(step, instance);
  };

  const complete = (step: Step, instance: ElementInstance) => {
    guard(step, instance, 'output', () => {
      const isOver = condition === null || isDone(step, instance);
      if (isOver && scopeOf(step.draft, instance.id).live === 0) leave(step, instance);
    });
  };

  return {
    enter: (step, instance) => {
      const enabled = enabledIn(step, instance);
      const chosen =
        active === null ? enabled : chosenOf(step, active, instance).filter((id) => enabled.includes(id));
      openHandlers(step, instance.id);
      queue(step, instance, chosen);
      if (chosen.length === 0) complete(step, instance);
    },
    complete,
    startActivity: (step, instance, activity) => {
      const isPossible =
        enabledIn(step, instance).includes(activity) && step.draft.adHoc[instance.id]?.closed !== true;
      if (isPossible) queue(step, instance, [activity]);
      return isPossible;
    },
    innerLeft: (step, instance, left) => {
      guard(step, instance, 'output', () => {
        const before = step.draft.adHoc[instance.id]?.closed === true;
        if (!before && (endsAll(step, left) || isDone(step, instance))) close(step, instance);
        else beginPending(step, instance);
      });
    },
    facts: { isAdHoc: true },
  };
};

function readCondition(source: Source, reader: Reader): Expression | null {
  const part = childOf(source, 'completionCondition');
  const text = part === undefined ? undefined : textOf(part, 'body');
  return text === undefined ? null : reader.expression(text, idOf(source));
}

/** Ids of the activities that nothing leads to. */
function enabledIn(step: Step, { node }: ElementInstance): readonly string[] {
  const scope = node.ownScope === null ? undefined : step.model.scopes[node.ownScope];
  return (scope?.nodes ?? [])
    .map((index) => nodeAt(step, index))
    .filter(isEnabled)
    .map(({ id }) => id);
}

function isEnabled({ type, incoming, behavior, forCompensation }: ElementNode): boolean {
  return (
    incoming.length === 0 && !type.endsWith('Event') && !forCompensation && !behavior.facts.isEventSubprocess
  );
}

function chosenOf(step: Step, active: Expression, instance: ElementInstance): readonly string[] {
  const value = evaluate(step, active, step.variables(instance.id));
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}

/** An event subprocess that interrupted has taken the place of everything else. */
function endsAll(step: Step, { node }: ElementInstance): boolean {
  if (node.behavior.facts.isEventSubprocess !== true || node.ownScope === null) return false;
  return (step.model.scopes[node.ownScope]?.nodes ?? [])
    .map((index) => nodeAt(step, index))
    .some(({ type, interrupting }) => type === 'startEvent' && interrupting);
}
