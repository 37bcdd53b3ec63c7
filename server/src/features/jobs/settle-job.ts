import type { CompleteJob, FailJob, JobFailed, ThrowJobError } from '@flowbook/contract';
import type { Command } from '@flowbook/engine';
import { refuse } from '../../errors/refusal.ts';
import { jobData } from '../../execution/projection/job-data.ts';
import { retryDelayMs } from '../../execution/retry-delay.ts';
import type { Machine } from '../../http/caller.ts';
import { derivedId } from '../../platform/ids.ts';
import type { JobRow } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';
import { performCommand } from '../run-command.ts';
import { heldJob, holdIn } from './job-lease.ts';

/** What settling a job stands on. */
type JobDeps = Pick<FeatureDeps, 'store' | 'clock' | 'execution' | 'random'>;
/** What of a request matters here. */
interface Said<Body> {
  readonly params: { readonly id: string };
  readonly body: Body;
  readonly machine: Machine;
}

/** The word of one attempt on its job. */
interface Word {
  readonly params: { readonly id: string };
  readonly body: { readonly lease: string };
}

/** A machine in the history: no person, so its name stands only in the log of tokens. */
export function actorOf({ id }: Machine): Command['actor'] {
  return { kind: 'system', id: `token:${id}` };
}

/** Completes the job with the worker's result. */
export function completeJob(deps: JobDeps, { params, body, machine }: Said<CompleteJob>): Promise<void> {
  return settle(deps, { params, body }, 'completed', (job) => ({
    type: 'complete-job',
    jobId: jobData(job, 'external').jobId,
    variables: body.variables,
    actor: actorOf(machine),
  }));
}

/** Ends the job in a BPMN error. */
export function throwJobError(deps: JobDeps, { params, body, machine }: Said<ThrowJobError>): Promise<void> {
  const { errorCode, message, variables } = body;
  return settle(deps, { params, body }, 'error', (job) => ({
    type: 'throw-error',
    jobId: jobData(job, 'external').jobId,
    errorCode,
    ...(message === undefined ? {} : { message }),
    variables,
    actor: actorOf(machine),
  }));
}

/** Puts a job back whose attempt failed, for as many more as the worker says; without any it becomes an incident. */
export async function failJob(deps: JobDeps, { params, body, machine }: Said<FailJob>): Promise<JobFailed> {
  const { store, clock, random } = deps;
  const known = await store.jobs.job(params.id);
  if (known !== null && hasFailed(known, body.lease)) return presentFailed(known);
  const retriesLeft = body.retriesLeft ?? (known === null ? 0 : known.maxAttempts - known.attempts);
  if (known === null || body.final || retriesLeft <= 0) {
    await settle(deps, { params, body }, 'failed', (job) => failure(job, body.message, actorOf(machine)));
    return { retriesLeft: 0, retryAt: null };
  }
  const job = await heldJob(deps, params.id, body.lease);
  const backoffMs = body.backoffMs ?? retryDelayMs(job.attempts, random);
  const dueAt = new Date(clock.now().getTime() + backoffMs).toISOString();
  const { owner, attempts } = holdIn(body.lease);
  const maxAttempts = attempts + retriesLeft;
  const retry = { dueAt, error: body.message, failedAt: clock.iso(), maxAttempts };
  if (!(await store.jobs.retryAt(job.id, owner, attempts, retry))) throw refuse('job.lease-lost');
  return presentFailed({ ...job, dueAt, maxAttempts });
}

/** Raises the incident of a job whose attempts are used up. */
export async function failForGood(
  { execution }: Pick<JobDeps, 'execution'>,
  job: JobRow,
  actor: Command['actor'],
  reason: string,
): Promise<void> {
  const command = failure(job, reason, actor);
  await execution.perform(job.instanceId, async () => ({ ok: true, command }), { endedJobs: [job.id] });
}

function failure(job: JobRow, reason: string, actor: Command['actor']): Command {
  return { type: 'fail-job', jobId: jobData(job, 'external').jobId, reason, final: true, actor };
}

/** Whether this very attempt was said to have failed, and nobody has taken the job since. */
function hasFailed(job: JobRow, lease: string): boolean {
  return job.owner === null && job.failingSince !== null && job.attempts === holdIn(lease).attempts;
}

function presentFailed({ maxAttempts, attempts, dueAt }: JobRow): JobFailed {
  return { retriesLeft: maxAttempts - attempts, retryAt: dueAt };
}

/**
 * Gives the process what the attempt came to; the job goes with it, also where a suspended case takes it in only when
 * it is resumed. The lease is checked on what is stored, again after every conflict, and
 * the same word twice is the same word: it is kept under a key of its lease.
 */
async function settle(
  deps: JobDeps,
  { params: { id }, body: { lease } }: Word,
  outcome: string,
  command: (job: JobRow) => Command,
): Promise<void> {
  const instanceId = instanceIn(id);
  const key = derivedId('j', id, lease, outcome);
  await performCommand(
    deps.execution,
    instanceId,
    async () => ({ ok: true, command: command(await heldJob(deps, id, lease)) }),
    { idempotencyKey: key, endedJobs: [id] },
  );
}

/** The instance of a job's row id; see `jobRowId`. */
function instanceIn(rowId: string): string {
  const [, instanceId] = rowId.split(':');
  if (instanceId === undefined || instanceId === '') throw refuse('job.over');
  return instanceId;
}
