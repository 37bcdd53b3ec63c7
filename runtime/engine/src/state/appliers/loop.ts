import type { IterationCompleted, LoopStarted } from '../../events/event.ts';
import type { Draft } from '../draft.ts';

export function applyLoopStarted(draft: Draft, event: LoopStarted): void {
  const { numberOfInstances: total, items } = event;
  const rest = items === undefined ? {} : { items };
  draft.loops[event.id] = { total, started: 0, completed: 0, ...rest, outputs: {} };
}

export function applyIterationCompleted(draft: Draft, event: IterationCompleted): void {
  const loop = draft.loops[event.id];
  if (loop === undefined) return;
  const { iteration, output } = event;
  const outputs = output === undefined ? loop.outputs : { ...loop.outputs, [iteration]: output };
  draft.loops[event.id] = { ...loop, completed: loop.completed + 1, outputs };
}

export function countStarted(draft: Draft, id: string): void {
  const loop = draft.loops[id];
  if (loop !== undefined) draft.loops[id] = { ...loop, started: loop.started + 1 };
}
