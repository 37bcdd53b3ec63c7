import type { HostExecution } from '../execution/host-execution.ts';
import { jobData } from '../execution/projection/job-data.ts';
import type { Clock } from '../platform/clock.ts';
import type { InstanceStore } from '../stores/ports/instance-store.ts';
import { deliverMessage } from './deliver-message.ts';
import { BUSY, ENDED, FINISHED, type JobHandler } from './job-handler.ts';

/** Looks whether a message was kept before its subscription opened; the oldest one is delivered. */
export function matchMessagesHandler(
  execution: HostExecution,
  instances: InstanceStore,
  clock: Clock,
): JobHandler {
  return {
    perform: async (job) => {
      const { subscriptionId } = jobData(job, 'match-messages');
      const subscription = await instances.subscription(subscriptionId);
      if (subscription === null) return FINISHED;
      const { messageName, correlationKey } = subscription;
      for (const message of await instances.bufferedMessages(messageName, correlationKey, clock.iso())) {
        const delivery = await deliverMessage(execution, message, subscription, job.id);
        if (delivery === 'delivered') return ENDED;
        if (delivery === 'subscription-closed') return FINISHED;
        if (delivery === 'busy') return BUSY;
      }
      return FINISHED;
    },
  };
}
