import { signalTopic } from '../signal-topic.ts';
import { newJob } from './job-data.ts';
import type { Projection } from './step-draft.ts';

/**
 * Signals are not kept: who waits when one is thrown gets it. So a subscription says since when it is open, and the job
 * that hands the signal out passes over those that came later.
 */
export const signals: Projection = {
  'signal-subscription-opened': ({ subscriptionId, elementId, signalName, at }, draft) =>
    draft.openSubscription({
      id: subscriptionId,
      instanceId: draft.summary.id,
      elementId,
      messageName: signalTopic(signalName),
      correlationKey: null,
      openedAt: at,
    }),
  'signal-subscription-closed': ({ subscriptionId }, draft) => draft.closeSubscription(subscriptionId),
  'signal-thrown': ({ signalId, elementId, signalName, payload, at }, draft) =>
    draft.addJob(
      newJob({
        kind: 'broadcast-signal',
        instanceId: draft.summary.id,
        engineId: signalId,
        elementId,
        data: { signalName, payload, thrownAt: at },
        dueAt: at,
      }),
    ),
};
