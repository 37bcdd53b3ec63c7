import { beginOnce } from '../execution/begin-once.ts';
import { SYSTEM } from '../execution/engine-json.ts';
import type { HostExecution, PerformResult } from '../execution/host-execution.ts';
import type { ModelSource, TriggeredStart } from '../execution/model-source.ts';
import { type JobData, jobData } from '../execution/projection/job-data.ts';
import { signalTopic } from '../execution/signal-topic.ts';
import { derivedId } from '../platform/ids.ts';
import type { InstanceStore } from '../stores/ports/instance-store.ts';
import type { JobRow, SubscriptionRow } from '../stores/ports/rows.ts';
import { BUSY, ENDED, FINISHED, type JobHandler } from './job-handler.ts';

type Signal = JobData['broadcast-signal'];
type Receiver = Pick<SubscriptionRow, 'instanceId' | 'elementId'>;

/**
 * Hands a signal to all other instances that waited for it when it was thrown, and begins the processes that begin with
 * it. Each receiver's step is kept under a key, and each begun instance has an id, that follow from the signal: going
 * through them again after a crash gives nobody the signal twice. A process that needs the signal together with other events
 * is begun by it only where no instance has begun already by one of them: that one gets the signal, or had it before.
 */
export function broadcastSignalHandler(
  execution: HostExecution,
  models: ModelSource,
  instances: InstanceStore,
): JobHandler {
  async function receivers(job: JobRow, { signalName, thrownAt }: Signal): Promise<readonly Receiver[]> {
    const waiting = await instances.subscriptionsFor(signalTopic(signalName), null);
    return waiting.filter(
      ({ instanceId, openedAt }) =>
        instanceId !== job.instanceId && (openedAt === undefined || openedAt <= thrownAt),
    );
  }

  const waitsAt = async ({ instanceId, elementId }: Receiver, at: string, key: string) =>
    elementId === at && (await instances.load(instanceId))?.definitionKey === key;

  /** Of a start that needs several events together: an instance that has begun by one of them waits for this one. */
  async function gathering(all: readonly Receiver[], starts: readonly TriggeredStart[]) {
    const found = new Set<string>();
    for (const { beside, startEventId, release } of starts) {
      if (beside === undefined) continue;
      for (const receiver of all)
        if (await waitsAt(receiver, startEventId, release.key)) found.add(receiver.instanceId);
    }
    return found;
  }

  /** An instance of the process waits already for what is needed beside the signal, or for the signal itself. */
  async function hasBegun(all: readonly Receiver[], { beside = [], startEventId, release }: TriggeredStart) {
    for (const receiver of all) if (await waitsAt(receiver, startEventId, release.key)) return true;
    for (const { topic, elementId } of beside) {
      for (const subscription of await instances.subscriptionsFor(topic, null))
        if (await waitsAt(subscription, elementId, release.key)) return true;
    }
    return false;
  }

  const deliver = (job: JobRow, { signalName, payload }: Signal, instanceId: string, isLast: boolean) =>
    execution.perform(
      instanceId,
      async () => ({ ok: true, command: { type: 'broadcast-signal', signalName, payload, actor: SYSTEM } }),
      { idempotencyKey: `${job.id}>${instanceId}`, ...(isLast ? { endedJobs: [job.id] } : {}) },
    );

  const begin = (job: JobRow, { payload }: Signal, { release, startEventId, startPart }: TriggeredStart) => {
    const { key, version } = release;
    const instanceId = derivedId('g', job.id, key, startEventId);
    return beginOnce(execution, {
      type: 'start-instance',
      instanceId,
      definition: { key, version },
      startEventId,
      ...(startPart === undefined ? {} : { startPart }),
      variables: payload,
      actor: SYSTEM,
    });
  };

  return {
    perform: async (job, lease) => {
      const signal = jobData(job, 'broadcast-signal');
      const results: PerformResult<unknown>[] = [];
      const all = await receivers(job, signal);
      const starts = await models.startedBySignal(signal.signalName);
      for (const start of starts) {
        if (start.beside !== undefined && (await hasBegun(all, start))) continue;
        results.push(await begin(job, signal, start));
      }
      // Those by which a start was held back come last, and the last of them ends the job with its own step: were they gone
      // after a crash, the start would begin another instance.
      const last = await gathering(all, starts);
      const ids = new Set(all.map(({ instanceId }) => instanceId));
      const inOrder = [...[...ids].filter((id) => !last.has(id)), ...last];
      for (const [n, instanceId] of inOrder.entries()) {
        if (lease.aborted) return BUSY;
        const endsJob =
          last.size > 0 && n === inOrder.length - 1 && results.every((result) => !('trouble' in result));
        const result = await deliver(job, signal, instanceId, endsJob);
        if (endsJob && result.ok) return ENDED;
        results.push(result);
      }
      const troubles = results.flatMap((result) => ('trouble' in result ? [result.trouble] : []));
      if (troubles.includes('definition-missing'))
        throw new Error(`A definition of those that wait for the signal “${signal.signalName}” is missing.`);
      return troubles.length > 0 ? BUSY : FINISHED;
    },
  };
}
