import type { CallCanceled, CallCompleted, CallFailed, CallStarted } from '../../events/event.ts';
import type { Draft } from '../draft.ts';
import { markActed } from '../past.ts';

export function applyCallStarted(draft: Draft, event: CallStarted): void {
  markActed(draft, event.elementInstanceId);
  draft.put('calls', event.callId, { elementInstanceId: event.elementInstanceId });
}

export function applyCallEnded(draft: Draft, event: CallCompleted | CallFailed | CallCanceled): void {
  draft.remove('calls', event.callId);
}
