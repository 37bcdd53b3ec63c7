import { SYSTEM } from '../execution/engine-json.ts';
import type { HostExecution } from '../execution/host-execution.ts';
import type { ModelSource, TriggeredStart } from '../execution/model-source.ts';
import { type JobData, jobData } from '../execution/projection/job-data.ts';
import { derivedId } from '../platform/ids.ts';
import type { InstanceStore } from '../stores/ports/instance-store.ts';
import type { JobRow } from '../stores/ports/rows.ts';
import { deliverMessage } from './deliver-message.ts';
import { BUSY, ENDED, FINISHED, type JobHandler, type JobOutcome } from './job-handler.ts';

type Message = JobData['send-message'];

/**
 * Finds the receiver of a message: the subscription that has waited longest, else a process that begins with such a
 * message. Where there is none, the message stays kept for a subscription to come.
 */
export function sendMessageHandler(
  execution: HostExecution,
  models: ModelSource,
  instances: InstanceStore,
): JobHandler {
  async function toSubscriber(job: JobRow, message: Message): Promise<JobOutcome | null> {
    const { messageId, messageName, correlationKey, payload } = message;
    for (const subscription of await instances.subscriptionsFor(messageName, correlationKey)) {
      const delivery = await deliverMessage(execution, { id: messageId, payload }, subscription, job.id);
      if (delivery === 'delivered') return ENDED;
      if (delivery === 'message-consumed') return FINISHED;
      if (delivery === 'busy') return BUSY;
    }
    return null;
  }

  async function startInstance(job: JobRow, message: Message, start: TriggeredStart): Promise<JobOutcome> {
    const { messageId, payload } = message;
    const { key, version } = start.release;
    const instanceId = derivedId('m', messageId, key);
    const result = await execution.perform(
      instanceId,
      async () => ({
        ok: true,
        command: {
          type: 'start-instance',
          instanceId,
          definition: { key, version },
          startEventId: start.startEventId,
          ...(start.startPart === undefined ? {} : { startPart: start.startPart }),
          variables: payload,
          actor: SYSTEM,
        },
      }),
      { endedJobs: [job.id], consumedMessages: [messageId] },
    );
    if (result.ok) return ENDED;
    return 'trouble' in result && result.trouble === 'too-many-conflicts' ? BUSY : FINISHED;
  }

  return {
    perform: async (job) => {
      const message = jobData(job, 'send-message');
      const delivered = await toSubscriber(job, message);
      if (delivered !== null) return delivered;
      const [start] = await models.startedByMessage(message.messageName);
      return start === undefined ? FINISHED : startInstance(job, message, start);
    },
  };
}
