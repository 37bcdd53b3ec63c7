import type { EngineEvent, ParentRef } from '@flowbook/engine';
import { escalationId, type JobData, newJob } from './job-data.ts';
import type { Projection, StepDraft } from './step-draft.ts';

/** Called processes, seen from the caller (start, cancel) and from the called instance (its end). */
export const calls: Projection = {
  'call-started': (event, draft) =>
    draft.addJob(
      newJob({
        kind: 'start-call',
        instanceId: draft.summary.id,
        engineId: event.callId,
        elementId: event.elementId,
        data: {
          callId: event.callId,
          calledElement: event.calledElement,
          version: event.version ?? null,
          businessKey: event.businessKey ?? null,
          variables: event.variables,
        },
        dueAt: event.at,
      }),
    ),
  // The job that starts the called instance stays, as it may be at work now: the cancellation waits for it.
  'call-canceled': (event, draft) =>
    draft.addJob(
      newJob({
        kind: 'cancel-call',
        instanceId: draft.summary.id,
        engineId: event.callId,
        elementId: event.elementId,
        data: { callId: event.callId },
        dueAt: event.at,
      }),
    ),
  'escalation-thrown': ({ parent, seq, at, elementId, escalationCode, payload = {} }, draft) => {
    if (parent === undefined) return;
    draft.addJob(
      newJob({
        kind: 'escalate-call',
        instanceId: draft.summary.id,
        engineId: escalationId(parent.callId, seq),
        elementId,
        data: { parentInstanceId: parent.instanceId, callId: parent.callId, escalationCode, payload },
        dueAt: at,
      }),
    );
  },
  'instance-completed': (event, draft) =>
    tellCaller(draft, event, event.parent, { kind: 'completed', variables: event.variables }),
  'instance-terminated': (event, draft) =>
    tellCaller(draft, event, event.parent, { kind: 'completed', variables: event.variables }),
  'instance-canceled': (event, draft) =>
    tellCaller(draft, event, event.parent, {
      kind: 'failed',
      reason: event.reason,
      errorCode: event.errorCode ?? null,
    }),
};

function tellCaller(
  draft: StepDraft,
  event: EngineEvent,
  parent: ParentRef | undefined,
  outcome: JobData['end-call']['outcome'],
): void {
  if (parent === undefined) return;
  draft.addJob(
    newJob({
      kind: 'end-call',
      instanceId: draft.summary.id,
      engineId: parent.callId,
      elementId: null,
      data: {
        parentInstanceId: parent.instanceId,
        callId: parent.callId,
        outcome,
        ...(mayEscalate(draft) ? { mayEscalate: true } : {}),
      },
      dueAt: event.at,
    }),
  );
}

/** Only what throws an escalation, or calls what may, has passed one on. */
function mayEscalate({ release: { model } }: StepDraft): boolean {
  return model.nodes.some(({ behavior: { facts } }) => {
    const events = facts.event?.parts ?? [facts.event];
    return facts.calledElement !== undefined || events.some((event) => event?.kind === 'escalation');
  });
}
