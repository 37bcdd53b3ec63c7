import { beginWithoutStart } from '../execution/begin-scope.ts';
import { announce, enter, nodeAt } from '../execution/enter.ts';
import { openHandlers } from '../execution/handlers.ts';
import { happen } from '../execution/happen.ts';
import { flowAt } from '../execution/leave.ts';
import type { Step } from '../execution/step.ts';
import { closePart } from '../execution/waits.ts';
import type { ElementNode, ProcessModel } from '../model/process-model.ts';

/**
 * What an instance may begin by: the named element, or the only start event without a trigger. A process without any start
 * event begins at all that nothing leads to; the first of it stands for the rest.
 */
export function findStart(model: ProcessModel, elementId: string | undefined): ElementNode | undefined {
  const whole = model.scopes[0];
  if (whole === undefined) return undefined;
  const { noneStart, withoutStart, instantiating } = whole;
  if (elementId === undefined) return model.nodes[noneStart ?? withoutStart[0] ?? -1];
  const node = model.nodesById.get(elementId);
  if (node === undefined || node.scope !== 0) return undefined;
  const isStart = node.type === 'startEvent' || instantiating.includes(node.index);
  return isStart || withoutStart[0] === node.index ? node : undefined;
}

/**
 * Begins an instance at an element of the process (BPMN 13.2): a start event, a receive task, or one of the events behind an
 * event-based gateway that begins instances; without any of these, all that nothing leads to; of a parallel one the others are waited for.
 *
 * @param part which of the things that a parallel multiple start event waits for has happened; absent: all of them. Of a
 *   multiple one nothing else is waited for
 */
export function beginAt(step: Step, start: ElementNode, part: number | undefined): void {
  if (start.type === 'startEvent') {
    const isParallel = start.behavior.facts.event?.isParallel === true;
    if (part === undefined || !isParallel) enter(step, start, { scopeId: 'root' });
    else beginByPart(step, start, part);
    return;
  }
  const whole = step.model.scopes[0];
  if (whole?.withoutStart.includes(start.index)) {
    beginWithoutStart(step, whole, 'root');
    return;
  }
  openHandlers(step, 'root');
  const gateway = start.incoming.map((index) => nodeAt(step, flowAt(step, index).source))[0];
  if (gateway === undefined) {
    start.behavior.complete?.(step, announce(step, start, { scopeId: 'root' }), {});
    return;
  }
  gateway.behavior.relay?.(step, announce(step, gateway, { scopeId: 'root' }), start, {});
}

function beginByPart(step: Step, start: ElementNode, part: number): void {
  openHandlers(step, 'root');
  const { id } = announce(step, start, { scopeId: 'root' });
  start.behavior.prepareWait?.(step, start, 'root')(id);
  closePart(step, id, part);
  happen(step, { elementId: start.id, elementInstanceId: id, part }, {});
}
