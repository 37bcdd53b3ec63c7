import type {
  CompensationRegistered,
  CompensationStarted,
  RollbackEnded,
  RollbackStarted,
} from '../../events/compensation-events.ts';
import type { Draft } from '../draft.ts';

/** What was done inside a subprocess is undone with it. */
export function applyCompensationRegistered(draft: Draft, event: CompensationRegistered): void {
  const { id, elementId, scopeId, variables } = event;
  const inner = draft.state.compensable.filter((done) => done.scopeId === id);
  const done = { id, elementId, scopeId, variables };
  draft.state.compensable = [
    ...draft.state.compensable.filter((other) => other.scopeId !== id),
    inner.length === 0 ? done : { ...done, inner },
  ];
}

export function applyRollbackStarted(draft: Draft, event: RollbackStarted): void {
  const { rollbackId, elementId, scopeId, waitingId, queue } = event;
  const taken = new Set(queue.map(({ id }) => id));
  draft.state.compensable = draft.state.compensable.filter(({ id }) => !taken.has(id));
  draft.put('rollbacks', rollbackId, { elementId, scopeId, waitingId, queue });
}

export function applyCompensationStarted(draft: Draft, event: CompensationStarted): void {
  const rollback = draft.state.rollbacks[event.rollbackId];
  if (rollback === undefined) return;
  draft.put('rollbacks', event.rollbackId, { ...rollback, queue: rollback.queue.slice(0, -1) });
}

export function applyRollbackEnded(draft: Draft, event: RollbackEnded): void {
  draft.remove('rollbacks', event.rollbackId);
}

/** What was done in a scope that is no more cannot be undone. */
export function forgetDoneIn(draft: Draft, scopeId: string): void {
  if (draft.state.compensable.some((done) => done.scopeId === scopeId)) {
    draft.state.compensable = draft.state.compensable.filter((done) => done.scopeId !== scopeId);
  }
}
