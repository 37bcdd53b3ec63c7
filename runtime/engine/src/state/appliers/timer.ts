import type { TimerCanceled, TimerFired, TimerScheduled } from '../../events/event.ts';
import type { Draft } from '../draft.ts';

export function applyTimerScheduled(draft: Draft, event: TimerScheduled): void {
  const { elementId, elementInstanceId, dueAt, part, repeat } = event;
  draft.put('timers', event.timerId, {
    elementId,
    elementInstanceId,
    dueAt,
    ...(part === undefined ? {} : { part }),
    ...(repeat === undefined ? {} : { repeat }),
  });
}

export function applyTimerGone(draft: Draft, event: TimerFired | TimerCanceled): void {
  draft.remove('timers', event.timerId);
}
