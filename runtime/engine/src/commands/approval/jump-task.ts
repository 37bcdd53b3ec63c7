import type { Rejection } from '../../errors/rejection.ts';
import { cancel } from '../../execution/cancel.ts';
import type { ElementInstance } from '../../execution/element-instance.ts';
import { leftBehind } from '../../execution/left-behind.ts';
import { type Landing, landingFrom, partOf, tokenHolder, whyUnsuitable } from '../../execution/move-token.ts';
import { enterInside } from '../../execution/reopen.ts';
import { newlyStarving, type StarvingJoin, starvingJoins } from '../../execution/starving-joins.ts';
import type { Step } from '../../execution/step.ts';
import type { JumpTask } from '../command.ts';
import { type Handler, reject } from '../handler.ts';
import { findDecidable } from './decidable.ts';

/**
 * 跳转. The token of a task goes on at another element of its scope, of a subprocess in it or of a scope round it. Parallel
 * branches that a join could not wait for any more are canceled where the command says so, else the jump is refused.
 */
export const jumpTask: Handler<JumpTask> = (step, command) => {
  const { taskId, toElementId, siblings, reason, actor } = command;
  const found = findDecidable(step, taskId, actor);
  if (!found.ok) return found.rejection;
  const node = step.model.nodesById.get(toElementId);
  if (node === undefined) return unknownTarget(toElementId);
  const unsuitable = whyUnsuitable(node);
  if (unsuitable !== undefined) return reject('engine.target-unsuitable', unsuitable, { toElementId });
  const holder = tokenHolder(step, found.open.instance);
  const landing = landingFrom(step, holder.scopeId, node);
  if (landing === undefined) {
    return reject('engine.target-unsuitable', `${toElementId} cannot be entered from here.`, { toElementId });
  }
  const moved = partOf(step, landing.scopeId, holder);
  if (moved.rollbackId !== undefined) return isUndoing(moved);
  const behind = leftBehind(step, landing.scopeId, moved, landing.way[0] ?? node);
  if (behind.names.length > 0 && siblings !== 'cancel') return branches(behind.names);
  const before = starvingJoins(step);
  step.emit({
    type: 'task-jumped',
    taskId,
    elementId: found.open.instance.node.id,
    toElementId,
    ...(reason === undefined ? {} : { reason }),
    actor,
  });
  behind.cancel();
  land(step, landing, moved);
  return starving(newlyStarving(step, before));
};

function land(step: Step, { scopeId, way }: Landing, moved: ElementInstance): void {
  const follows = step.draft.elements[moved.id]?.follows ?? [];
  cancel(step, moved);
  enterInside(step, scopeId, way, { follows });
}

export function starving(joins: readonly StarvingJoin[]): Rejection | undefined {
  const [first] = joins;
  if (first === undefined) return undefined;
  const reason = `The join ${first.joinId} could never open: nothing would lead to one of its flows.`;
  return reject('engine.join-starves', reason, { joins: joins.map(({ joinId }) => joinId) });
}

/** What undoes an activity holds no token of its own. */
export function isUndoing({ node }: ElementInstance): Rejection {
  const reason = `${node.id} undoes what was done; it cannot be moved away.`;
  return reject('engine.target-unsuitable', reason);
}

export function unknownTarget(elementId: string): Rejection {
  return reject('engine.target-unknown', `The process has no element ${elementId}.`, {
    toElementId: elementId,
  });
}

function branches(names: readonly string[]): Rejection {
  const reason = `The jump would leave parallel branches behind: ${names.join(', ')}. Have them canceled, or jump elsewhere.`;
  return reject('engine.branches-left-behind', reason, { siblings: [...names] });
}
