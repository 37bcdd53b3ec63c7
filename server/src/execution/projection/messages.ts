import { jobRowId, newJob } from './job-data.ts';
import type { Projection, StepDraft } from './step-draft.ts';

/**
 * Messages meet subscriptions as kept rows: the step that sends keeps its message, the step that receives consumes
 * it, so that each is received once however often the looking is repeated. Both sides look after they are stored,
 * so that at least one of them sees the other.
 */
export const messages: Projection = {
  'subscription-opened': (event, draft) => {
    const { subscriptionId, elementId, messageName, correlationKey } = event;
    const instanceId = draft.summary.id;
    draft.openSubscription({ id: subscriptionId, instanceId, elementId, messageName, correlationKey });
    lookForMessages(draft, event);
  },
  // Where the subscription stays open (its event does not interrupt), the next kept message may come.
  'message-received': (event, draft) => lookForMessages(draft, event),
  'subscription-closed': (event, draft) => {
    draft.closeSubscription(event.subscriptionId);
    draft.endJob(jobRowId('match-messages', draft.summary.id, event.subscriptionId));
  },
  'message-sent': (event, draft) => {
    const { messageName, correlationKey, payload } = event;
    const instanceId = draft.summary.id;
    const messageId = `${instanceId}:${event.messageId}`;
    draft.keepMessage({
      id: messageId,
      name: messageName,
      correlationKey,
      payload,
      expiresAt: new Date(Date.parse(event.at) + draft.messageTtlMs).toISOString(),
    });
    draft.addJob(
      newJob({
        kind: 'send-message',
        instanceId,
        engineId: event.messageId,
        elementId: event.elementId,
        data: { messageId, messageName, correlationKey, payload },
        dueAt: event.at,
      }),
    );
  },
};

/** A job that looks already is replaced, since it may have looked before what it should find was there. */
function lookForMessages(
  draft: StepDraft,
  event: { readonly subscriptionId: string; readonly elementId: string; readonly at: string },
): void {
  const job = newJob({
    kind: 'match-messages',
    instanceId: draft.summary.id,
    engineId: event.subscriptionId,
    elementId: event.elementId,
    data: { subscriptionId: event.subscriptionId },
    dueAt: event.at,
  });
  draft.endJob(job.id);
  draft.addJob(job);
}
