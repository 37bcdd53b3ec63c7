import { z } from 'zod';
import { DocumentData, Id, Instant } from './primitives.ts';

/** As `fb:jobType` of a service or send task says it. */
export const JobType = z.string().regex(/^[\w.-]{1,100}$/);

/** One attempt's hold on a job. Opaque to workers, who send it back with every word on the job. */
export const Lease = z.string().min(1).max(200);

const LeaseMs = z.int().min(1000).max(86_400_000);

export const ActivateJobs = z.object({
  jobTypes: z.array(JobType).min(1).max(50),
  /** Who works; stands in the lease. */
  worker: z.string().min(1).max(100),
  maxJobs: z.int().min(1).max(100).default(10),
  /** How long the jobs belong to the worker, unless it extends the lease. */
  leaseMs: LeaseMs.default(60_000),
  /** How long to wait for a job when there is none; the answer is empty then. */
  waitMs: z.int().min(0).max(60_000).default(20_000),
});
export type ActivateJobs = z.infer<typeof ActivateJobs>;

export const ActivatedJob = z.object({
  id: Id,
  lease: Lease,
  leaseUntil: Instant,
  jobType: z.string(),
  /** The task's parameters overlaid by its evaluated inputs. */
  input: DocumentData,
  /** How many more attempts there are after this one. */
  retriesLeft: z.int().nonnegative(),
  instanceId: Id,
  elementId: Id.nullable(),
  definitionKey: Id,
  definitionVersion: z.int().positive(),
  businessKey: z.string().nullable(),
});
export type ActivatedJob = z.infer<typeof ActivatedJob>;
export const ActivatedJobs = z.object({ items: z.array(ActivatedJob) });
export type ActivatedJobs = z.infer<typeof ActivatedJobs>;

export const CompleteJob = z.object({
  lease: Lease,
  /** The result, which the task's outputs see. */
  variables: DocumentData.default({}),
});
export type CompleteJob = z.infer<typeof CompleteJob>;

export const FailJob = z
  .object({
    lease: Lease,
    /** What went wrong, for the people who look after the process. */
    message: z.string().trim().min(1).max(1000),
    /** Trying again would not help: an incident at once. The same as no retries left. */
    final: z.boolean().default(false),
    /** How many more attempts there shall be from now on, `0`: an incident at once; absent: one fewer than before. */
    retriesLeft: z.int().min(0).max(1000).optional(),
    /** How long to wait before the next attempt; absent: longer each time. */
    backoffMs: z.int().min(0).max(86_400_000).optional(),
  })
  .refine(({ final, retriesLeft }) => !final || retriesLeft === undefined || retriesLeft === 0, {
    path: ['retriesLeft'],
    error: 'must be 0, or absent, when the failure is final',
  });
export type FailJob = z.infer<typeof FailJob>;
/** `retryAt` is `null` when no attempt is left: an incident stands in its place. */
export const JobFailed = z.object({ retriesLeft: z.int().nonnegative(), retryAt: Instant.nullable() });
export type JobFailed = z.infer<typeof JobFailed>;

export const ExtendLease = z.object({ lease: Lease, leaseMs: LeaseMs });
export type ExtendLease = z.infer<typeof ExtendLease>;
export const LeaseExtended = z.object({ leaseUntil: Instant });
export type LeaseExtended = z.infer<typeof LeaseExtended>;

export const ThrowJobError = z.object({
  lease: Lease,
  /** Caught by an error boundary event with this code, or with none. */
  errorCode: z.string().min(1).max(200),
  message: z.string().max(1000).optional(),
  variables: DocumentData.default({}),
});
export type ThrowJobError = z.infer<typeof ThrowJobError>;

/** `external`: for programs outside. All others are the server's own. */
export const JobKind = z.enum([
  'service',
  'external',
  'timer',
  'start-call',
  'start-timer',
  'end-call',
  'cancel-call',
  'send-message',
  'match-messages',
  'broadcast-signal',
  'escalate-call',
  'begin-by-condition',
]);
export type JobKind = z.infer<typeof JobKind>;

/** Jobs of one kind and type that are due and that nobody has taken. */
export const WaitingJobs = z.object({
  kind: JobKind,
  /** Of external jobs and service jobs; of others empty. */
  jobType: z.string(),
  count: z.int().positive(),
  since: Instant,
});
export const WaitingJobsList = z.object({ items: z.array(WaitingJobs) });
export type WaitingJobsList = z.infer<typeof WaitingJobsList>;
