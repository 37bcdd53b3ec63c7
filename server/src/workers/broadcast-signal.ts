import { SYSTEM } from '../execution/engine-json.ts';
import type { HostExecution, PerformResult } from '../execution/host-execution.ts';
import type { ModelSource, TriggeredStart } from '../execution/model-source.ts';
import { type JobData, jobData } from '../execution/projection/job-data.ts';
import { signalTopic } from '../execution/signal-topic.ts';
import { derivedId } from '../platform/ids.ts';
import type { InstanceStore } from '../stores/ports/instance-store.ts';
import type { JobRow } from '../stores/ports/rows.ts';
import { BUSY, FINISHED, type JobHandler } from './job-handler.ts';

type Signal = JobData['broadcast-signal'];

/**
 * Hands a signal to all other instances that waited for it when it was thrown, and begins the processes that begin with
 * it. Each receiver's step is kept under a key, and each begun instance has an id, that follow from the signal: going
 * through them again after a crash gives nobody the signal twice.
 */
export function broadcastSignalHandler(
  execution: HostExecution,
  models: ModelSource,
  instances: InstanceStore,
): JobHandler {
  async function receivers(job: JobRow, { signalName, thrownAt }: Signal): Promise<ReadonlySet<string>> {
    const waiting = await instances.subscriptionsFor(signalTopic(signalName), null);
    const inTime = waiting.filter(
      ({ instanceId, openedAt }) =>
        instanceId !== job.instanceId && (openedAt === undefined || openedAt <= thrownAt),
    );
    return new Set(inTime.map(({ instanceId }) => instanceId));
  }

  const deliver = (job: JobRow, { signalName, payload }: Signal, instanceId: string) =>
    execution.perform(
      instanceId,
      async () => ({ ok: true, command: { type: 'broadcast-signal', signalName, payload, actor: SYSTEM } }),
      { idempotencyKey: `${job.id}>${instanceId}` },
    );

  const begin = (job: JobRow, { payload }: Signal, { release, startEventId }: TriggeredStart) => {
    const { key, version } = release;
    const instanceId = derivedId('g', job.id, key, startEventId);
    const definition = { key, version };
    return execution.perform(
      instanceId,
      async ({ instance }) =>
        instance === null
          ? {
              ok: true,
              command: {
                type: 'start-instance',
                instanceId,
                definition,
                startEventId,
                variables: payload,
                actor: SYSTEM,
              },
            }
          : { ok: false, refusal: 'started-already' as const },
      {},
    );
  };

  return {
    perform: async (job, lease) => {
      const signal = jobData(job, 'broadcast-signal');
      const results: PerformResult<unknown>[] = [];
      for (const instanceId of await receivers(job, signal)) {
        if (lease.aborted) return BUSY;
        results.push(await deliver(job, signal, instanceId));
      }
      for (const start of await models.startedBySignal(signal.signalName)) {
        results.push(await begin(job, signal, start));
      }
      const troubles = results.flatMap((result) => ('trouble' in result ? [result.trouble] : []));
      if (troubles.includes('definition-missing'))
        throw new Error(`A definition of those that wait for the signal “${signal.signalName}” is missing.`);
      return troubles.length > 0 ? BUSY : FINISHED;
    },
  };
}
