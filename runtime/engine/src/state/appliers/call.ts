import type { CallCanceled, CallCompleted, CallFailed, CallStarted } from '../../events/event.ts';
import type { Draft } from '../draft.ts';

export function applyCallStarted(draft: Draft, event: CallStarted): void {
  draft.calls[event.callId] = { elementInstanceId: event.elementInstanceId };
}

export function applyCallEnded(draft: Draft, event: CallCompleted | CallFailed | CallCanceled): void {
  delete draft.calls[event.callId];
}
