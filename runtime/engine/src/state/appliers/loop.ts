import type {
  IterationCompleted,
  IterationReopened,
  LoopExtended,
  LoopStarted,
  RunRemoved,
} from '../../events/event.ts';
import type { Json } from '../../json.ts';
import type { Draft } from '../draft.ts';
import { copyOfPlain, hiddenBehind, hideBehind } from '../hidden-table.ts';
import type { LoopState } from '../instance-state.ts';
import { LargeTable } from '../large-table.ts';
import { LARGE } from '../table.ts';

export function applyLoopStarted(draft: Draft, event: LoopStarted): void {
  const { numberOfInstances: total, items } = event;
  const rest = items === undefined ? {} : { items };
  draft.put('loops', event.id, { total, started: 0, completed: 0, ...rest, outputs: {} });
}

export function applyIterationCompleted(draft: Draft, event: IterationCompleted): void {
  const loop = draft.state.loops[event.id];
  if (loop === undefined) return;
  const completed = loop.completed + 1;
  const { iteration, output } = event;
  if (output === undefined) draft.put('loops', event.id, { ...loop, completed });
  else if (completed > LARGE)
    draft.put('loops', event.id, withLargeOutputs(loop, completed, iteration, output));
  else
    draft.put('loops', event.id, { ...loop, completed, outputs: { ...loop.outputs, [iteration]: output } });
}

/** Very many outputs are not copied for each that is added. */
function withLargeOutputs(loop: LoopState, completed: number, iteration: number, output: Json): LoopState {
  const before = hiddenBehind(loop, 'outputs') ?? LargeTable.of<unknown>(loop.outputs);
  const { total, started } = loop;
  const after = { total, started, outputs: {}, ...copyOfPlain(loop), completed };
  hideBehind(after, 'outputs', before.with(String(iteration), output));
  return after;
}

export function countStarted(draft: Draft, id: string): void {
  const loop = draft.state.loops[id];
  if (loop !== undefined) draft.put('loops', id, { ...loop, started: loop.started + 1 });
}

export function applyLoopExtended(draft: Draft, event: LoopExtended): void {
  const loop = draft.state.loops[event.id];
  if (loop !== undefined) draft.put('loops', event.id, { ...loop, total: (loop.total ?? 0) + 1 });
}

/** Of runs that come one after the other the reopened one is the next; of parallel ones it begins beside the others. */
export function applyIterationReopened(draft: Draft, event: IterationReopened): void {
  const loop = draft.state.loops[event.id];
  if (loop === undefined) return;
  const { [event.iteration]: _void, ...outputs } = loop.outputs;
  const inTurn = loop.items !== undefined || loop.total === null;
  const started = inTurn ? event.iteration : loop.started - 1;
  draft.put('loops', event.id, { ...loop, started, completed: loop.completed - 1, outputs });
}

export function applyRunRemoved(draft: Draft, event: RunRemoved): void {
  const loop = draft.state.loops[event.id];
  if (loop !== undefined) draft.put('loops', event.id, { ...loop, removed: (loop.removed ?? 0) + 1 });
}
