import { found, refuse } from '../../errors/refusal.ts';
import type { Asked } from '../../http/route-types.ts';
import type { InstanceRow } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';
import { runCommand } from '../run-command.ts';

/** Takes an instance up again where it stands. */
export async function retryEngineIncident(
  { store, execution }: FeatureDeps,
  { caller, params, idempotencyKey }: Asked<'retryIncident'>,
): Promise<InstanceRow> {
  const { instanceId } = found(await store.instances.incident(params.id), 'incident.not-found');
  const { instance } = await runCommand(
    execution,
    instanceId,
    async () => {
      const incident = await store.instances.incident(params.id);
      if (incident?.resolvedAt !== null) return { ok: false, refusal: refuse('incident.already-resolved') };
      const actor = { kind: 'user', id: caller.id } as const;
      return { ok: true, command: { type: 'retry-incident', incidentId: incident.id, actor } };
    },
    idempotencyKey,
  );
  return instance;
}

/**
 * Has a stuck job tried at once instead of at its next turn; one that is being tried just now is left alone. A job
 * that is there no more has succeeded. Answers its instance, `null` for one that is only to be begun.
 */
export async function retryStuckJob(
  { store, clock, wakeWorkers, jobBell }: FeatureDeps,
  jobId: string,
): Promise<InstanceRow | null> {
  const job = await store.jobs.job(jobId);
  if (job === null || job.failingSince === null) throw refuse('incident.already-resolved');
  await store.jobs.tryNow(jobId, clock.iso());
  if (job.kind === 'external') jobBell.ring(job.jobType ?? '');
  else wakeWorkers();
  return store.instances.load(job.instanceId);
}
