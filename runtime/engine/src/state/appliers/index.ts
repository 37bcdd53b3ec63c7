import type { EngineEvent, EngineEventType } from '../../events/event.ts';
import type { Draft } from '../draft.ts';
import {
  applyConditionClosed,
  applyConditionLapsed,
  applyConditionMet,
  applyConditionOpened,
  applyEventPartHappened,
  applyEventPartsCompleted,
  applySignalSubscriptionClosed,
  applySignalSubscriptionOpened,
} from './awaited.ts';
import { applyCallEnded, applyCallStarted } from './call.ts';
import {
  applyCompensationRegistered,
  applyCompensationStarted,
  applyRollbackEnded,
  applyRollbackStarted,
} from './compensation.ts';
import {
  applyActivitiesQueued,
  applyActivityChosen,
  applyAdHocClosed,
  applyGatewayActivated,
  applyGatewayReset,
} from './container.ts';
import {
  applyElementCanceled,
  applyElementEntered,
  applyElementLeft,
  applyFlowTaken,
  applyTokensDropped,
} from './element.ts';
import { applyIncidentRaised, applyIncidentResolved } from './incident.ts';
import {
  applyInstanceCanceled,
  applyInstanceCompleted,
  applyInstanceStarted,
  applyInstanceTerminated,
} from './instance.ts';
import { applyJobCanceled, applyJobCompleted, applyJobCreated, applyJobFailed } from './job.ts';
import { applyIterationCompleted, applyLoopStarted } from './loop.ts';
import { applySubscriptionClosed, applySubscriptionOpened } from './subscription.ts';
import {
  applyTaskAssigned,
  applyTaskCanceled,
  applyTaskClaimed,
  applyTaskCompleted,
  applyTaskCreated,
  applyTaskReleased,
} from './task.ts';
import { applyTimerGone, applyTimerScheduled } from './timer.ts';
import { applyVariablesSet } from './variables.ts';

type Applier<Type extends EngineEventType> = (
  draft: Draft,
  event: Extract<EngineEvent, { type: Type }>,
) => void;

/** For events that history and hosts need and the state does not. */
const leaveUnchanged = () => {};

/** What each event does to the state. */
const appliers: { readonly [Type in EngineEventType]: Applier<Type> } = {
  'instance-started': applyInstanceStarted,
  'instance-completed': applyInstanceCompleted,
  'instance-terminated': applyInstanceTerminated,
  'instance-canceled': applyInstanceCanceled,
  'element-entered': applyElementEntered,
  'element-left': applyElementLeft,
  'element-canceled': applyElementCanceled,
  'loop-started': applyLoopStarted,
  'iteration-completed': applyIterationCompleted,
  'flow-taken': applyFlowTaken,
  'tokens-dropped': applyTokensDropped,
  'variables-set': applyVariablesSet,
  'task-created': applyTaskCreated,
  'task-claimed': applyTaskClaimed,
  'task-released': applyTaskReleased,
  'task-assigned': applyTaskAssigned,
  'task-completed': applyTaskCompleted,
  'task-canceled': applyTaskCanceled,
  'job-created': applyJobCreated,
  'job-completed': applyJobCompleted,
  'job-failed': applyJobFailed,
  'job-canceled': applyJobCanceled,
  'timer-scheduled': applyTimerScheduled,
  'timer-fired': applyTimerGone,
  'timer-canceled': applyTimerGone,
  'subscription-opened': applySubscriptionOpened,
  'message-received': leaveUnchanged,
  'subscription-closed': applySubscriptionClosed,
  'message-sent': leaveUnchanged,
  'call-started': applyCallStarted,
  'call-completed': applyCallEnded,
  'call-failed': applyCallEnded,
  'call-canceled': applyCallEnded,
  'decision-evaluated': leaveUnchanged,
  'error-thrown': leaveUnchanged,
  'escalation-thrown': leaveUnchanged,
  'incident-raised': applyIncidentRaised,
  'incident-resolved': applyIncidentResolved,
  'signal-subscription-opened': applySignalSubscriptionOpened,
  'signal-received': leaveUnchanged,
  'signal-subscription-closed': applySignalSubscriptionClosed,
  'signal-thrown': leaveUnchanged,
  'condition-opened': applyConditionOpened,
  'condition-met': applyConditionMet,
  'condition-lapsed': applyConditionLapsed,
  'condition-closed': applyConditionClosed,
  'event-part-happened': applyEventPartHappened,
  'event-parts-completed': applyEventPartsCompleted,
  'compensation-registered': applyCompensationRegistered,
  'rollback-started': applyRollbackStarted,
  'compensation-started': applyCompensationStarted,
  'rollback-ended': applyRollbackEnded,
  'activities-queued': applyActivitiesQueued,
  'activity-chosen': applyActivityChosen,
  'ad-hoc-closed': applyAdHocClosed,
  'gateway-activated': applyGatewayActivated,
  'gateway-reset': applyGatewayReset,
  'call-escalated': leaveUnchanged,
};

/** Changes the draft by one event. */
export function apply(draft: Draft, event: EngineEvent): void {
  // The table pairs each type with its applier; the compiler cannot follow that pairing through a lookup.
  const applier = appliers[event.type] as (draft: Draft, event: EngineEvent) => void;
  applier(draft, event);
  draft.seq = event.seq;
}
