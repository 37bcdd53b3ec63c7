import type { Rejection } from '../../errors/rejection.ts';
import { comesAfter, type Done, stepsAfter, stepsOf } from '../../execution/past-steps.ts';
import { askAgain } from '../../execution/redo.ts';
import type { Step } from '../../execution/step.ts';
import type { TakeBack } from '../command.ts';
import { type Handler, reject } from '../handler.ts';

/**
 * 撤回. Whoever completed a task (or started the instance) takes that back, while nothing after it has been done: no task
 * completed, no job, message or call. Open tasks after it are canceled, claimed or not.
 */
export const takeBack: Handler<TakeBack> = (step, { taskId, reason, actor }) => {
  const done = findCompletion(step, taskId);
  if (done === undefined) {
    return reject('engine.completion-not-found', 'There is no such completion that could be taken back.');
  }
  const { elementId, by } = done.step;
  if (actor.kind === 'user' && by !== actor.id) {
    return reject('engine.take-back-not-yours', `${elementId} was not completed by ${actor.id}.`);
  }
  const late = isLate(step, done);
  if (late !== undefined) return late;
  step.emit({
    type: 'task-taken-back',
    ...(taskId === undefined ? {} : { taskId }),
    elementId,
    ...(reason === undefined ? {} : { reason }),
    actor,
  });
  askAgain(step, done, by);
  return undefined;
};

function findCompletion(step: Step, taskId: string | undefined): Done | undefined {
  const all = Object.keys(step.draft.scopes).flatMap((scopeId) => stepsOf(step.draft, scopeId));
  if (taskId !== undefined) return all.find((done) => done.step.taskId === taskId);
  return all.find(
    ({ step: past }) =>
      past.taskId === undefined && step.model.nodesById.get(past.elementId)?.type === 'startEvent',
  );
}

function isLate(step: Step, done: Done): Rejection | undefined {
  const { draft } = step;
  const after = stepsAfter(draft, done.scopeId, [done.seq]);
  const steps = stepsOf(draft, done.scopeId).filter(({ seq }) => after.has(seq));
  const wasDone = steps.some(
    ({ seq, step: past }) => past.acted || (seq !== done.seq && past.tokens === undefined),
  );
  const inside = Object.keys(draft.elements).some(
    (id) => comesAfter(draft.elements[id]?.follows, after) && hasDoneSomething(step, id),
  );
  const { elementId } = done.step;
  if (wasDone || inside) {
    return reject('engine.take-back-too-late', `Something has been done after ${elementId}.`);
  }
  const isInLoop = draft.loops[done.scopeId] !== undefined;
  const isRun = step.model.nodesById.get(elementId)?.loop != null;
  if (isRun !== isInLoop || (isRun && done.step.iteration === undefined)) {
    return reject('engine.take-back-too-late', `All runs of ${elementId} are over.`);
  }
  return undefined;
}

/** A subprocess that comes after the completion has steps of its own. */
function hasDoneSomething(step: Step, scopeId: string): boolean {
  const past = Object.values(step.draft.scopes[scopeId]?.past ?? {});
  if (past.some(({ acted, tokens }) => acted || tokens === undefined)) return true;
  return Object.entries(step.draft.elements).some(
    ([id, element]) => element.scopeId === scopeId && hasDoneSomething(step, id),
  );
}
