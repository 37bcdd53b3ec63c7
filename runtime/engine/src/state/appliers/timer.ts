import type { TimerCanceled, TimerFired, TimerScheduled } from '../../events/event.ts';
import type { Draft } from '../draft.ts';

export function applyTimerScheduled(draft: Draft, event: TimerScheduled): void {
  const { elementId, elementInstanceId, dueAt, repeat } = event;
  draft.timers[event.timerId] = {
    elementId,
    elementInstanceId,
    dueAt,
    ...(repeat === undefined ? {} : { repeat }),
  };
}

export function applyTimerGone(draft: Draft, event: TimerFired | TimerCanceled): void {
  delete draft.timers[event.timerId];
}
