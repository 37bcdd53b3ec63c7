import { registerDone } from '../../execution/compensation.ts';
import type { ElementInstance } from '../../execution/element-instance.ts';
import type { Step } from '../../execution/step.ts';
import { closeEventWaits } from '../../execution/waits.ts';
import type { Json } from '../../json.ts';
import type { LoopState } from '../../state/instance-state.ts';

/** The state of a looping activity. */
export function loopStateOf(step: Step, activity: ElementInstance): LoopState {
  const loop = step.draft.loops[activity.id];
  if (loop === undefined) throw new Error(`Broken invariant: ${activity.id} does not loop.`);
  return loop;
}

/** One run is over: its element instance ends, and what it gives is kept. */
export function endRun(step: Step, run: ElementInstance, iteration: number, output: Json | undefined): void {
  const elementId = run.node.id;
  registerDone(step, run, step.instance(run.scopeId).scopeId);
  if (run.node.ownScope !== null) closeEventWaits(step, run.id);
  step.emit({ type: 'element-left', id: run.id, elementId });
  step.emit({
    type: 'iteration-completed',
    id: run.scopeId,
    elementId,
    iteration,
    ...(output === undefined ? {} : { output }),
  });
}
