import type { EngineEvent, EngineEventType } from '../../events/event.ts';
import type { Draft } from '../draft.ts';
import {
  applySignerRemoved,
  applySignersAdded,
  applyTaskContinued,
  applyTaskDelegated,
  applyTaskHandedBack,
  applyTaskPaused,
} from './approval.ts';
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
  applyCommandHeld,
  applyInstanceCanceled,
  applyInstanceCompleted,
  applyInstanceResumed,
  applyInstanceStarted,
  applyInstanceSuspended,
  applyInstanceTerminated,
} from './instance.ts';
import { applyJobCanceled, applyJobCompleted, applyJobCreated, applyJobFailed } from './job.ts';
import {
  applyIterationCompleted,
  applyIterationReopened,
  applyLoopExtended,
  applyLoopStarted,
  applyRunRemoved,
} from './loop.ts';
import { applyMessageReceived, applyMessageSent, applySignalReceived } from './message.ts';
import { applyInstanceMigrated } from './migration.ts';
import { applyStepsUndone, applyTokenPlaced, applyTokenRemoved } from './past.ts';
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
  'message-received': applyMessageReceived,
  'subscription-closed': applySubscriptionClosed,
  'message-sent': applyMessageSent,
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
  'signal-received': applySignalReceived,
  'signal-subscription-closed': applySignalSubscriptionClosed,
  'signal-thrown': applyMessageSent,
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
  'task-returned': leaveUnchanged,
  'task-taken-back': leaveUnchanged,
  'task-transferred': leaveUnchanged,
  'task-delegated': applyTaskDelegated,
  'task-handed-back': applyTaskHandedBack,
  'task-paused': applyTaskPaused,
  'task-continued': applyTaskContinued,
  'signers-added': applySignersAdded,
  'signer-removed': applySignerRemoved,
  'run-removed': applyRunRemoved,
  'loop-extended': applyLoopExtended,
  'iteration-reopened': applyIterationReopened,
  'task-jumped': leaveUnchanged,
  'steps-undone': applyStepsUndone,
  'token-placed': applyTokenPlaced,
  'token-removed': applyTokenRemoved,
  'instance-suspended': applyInstanceSuspended,
  'instance-resumed': applyInstanceResumed,
  'command-held': applyCommandHeld,
  'instance-modified': leaveUnchanged,
  'instance-migrated': applyInstanceMigrated,
  'task-migrated': leaveUnchanged,
};

/** Changes the draft by one event. */
export function apply(draft: Draft, event: EngineEvent): void {
  // The table pairs each type with its applier; the compiler cannot follow that pairing through a lookup.
  const applier = appliers[event.type] as (draft: Draft, event: EngineEvent) => void;
  applier(draft, event);
  draft.state.seq = event.seq;
}
