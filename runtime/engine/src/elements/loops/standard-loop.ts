import type { ElementInstance } from '../../execution/element-instance.ts';
import { enter } from '../../execution/enter.ts';
import { holds } from '../../execution/evaluate.ts';
import { guard } from '../../execution/incidents.ts';
import { leave } from '../../execution/leave.ts';
import type { Step } from '../../execution/step.ts';
import type { LoopBehavior } from '../../model/behavior.ts';
import type { Reader } from '../../model/reader.ts';
import { childOf, numberOf, type Source, textOf } from '../../model/source.ts';
import { endRun, loopStateOf } from './run.ts';

/**
 * A standard loop (BPMN 13.3.6): runs one after the other while `loopCondition` holds, at most `loopMaximum` times. It is
 * tested after each run, and with `testBefore` before the first as well. All runs work on the same data.
 */
export function readStandardLoop(loop: Source, reader: Reader, id: string): LoopBehavior {
  const part = childOf(loop, 'loopCondition');
  const text = part === undefined ? undefined : textOf(part, 'body');
  const condition = text === undefined ? null : reader.expression(text, id);
  const maximum = numberOf(loop, 'loopMaximum') ?? null;
  const testBefore = loop.get('testBefore') === true;
  if (condition === null && maximum === null) {
    reader.problem('loop-without-end', id, `${id} loops without a condition and without a maximum.`);
  }

  const goesOn = (step: Step, scopeId: string, completed: number) =>
    (maximum === null || completed < maximum) &&
    (condition === null || holds(step, condition, step.variables(scopeId)));

  const start = (step: Step, activity: ElementInstance) => {
    const begins = !testBefore || goesOn(step, activity.scopeId, 0);
    step.emit({ type: 'loop-started', id: activity.id, elementId: id, numberOfInstances: null });
    if (begins) next(step, activity);
    else leave(step, activity);
  };

  const next = (step: Step, activity: ElementInstance) => begin(step, activity, undefined);

  const begin = (step: Step, activity: ElementInstance, person: string | undefined) => {
    const { started } = loopStateOf(step, activity);
    const run = { iteration: started, variables: { loopCounter: started + 1 }, isolated: false };
    const asks = person === undefined ? {} : { asks: person };
    enter(step, activity.node, { scopeId: activity.id, run, ...asks });
  };

  const iterationDone = (step: Step, run: ElementInstance, iteration: number) => {
    const activity = step.instance(run.scopeId);
    const { completed } = loopStateOf(step, activity);
    let again = false;
    const went = guard(step, run, 'leave', () => {
      again = goesOn(step, step.dataScope(run), completed + 1);
    });
    if (!went) return;
    endRun(step, run, iteration, undefined);
    if (again) step.work.push({ loopId: activity.id });
    else leave(step, activity);
  };

  const reopen = (step: Step, activity: ElementInstance, _iteration: number, asks: string | undefined) =>
    begin(step, activity, asks);

  return { kind: 'standard', start, next, iterationDone, reopen };
}
