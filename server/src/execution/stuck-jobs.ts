import type { JobStore } from '../stores/ports/instance-store.ts';
import type { JobRow } from '../stores/ports/rows.ts';

/**
 * After so many failures in a row (four to nine minutes, if they are quick) a job counts as stuck: somebody should look. It is
 * tried on all the same.
 */
export const STUCK_AFTER = 10;

/** More than anybody looks through; when so many are stuck, their reasons repeat. */
const MOST_LISTED = 500;

/** Code of the incident that stands for a stuck job. */
export const STUCK = 'job-stuck';

const PREFIX = 'job:';

/** The incident that a stuck job is shown as has an id that follows from the job's. */
export function stuckIncidentId({ id }: Pick<JobRow, 'id'>): string {
  return `${PREFIX}${id}`;
}

/** The job that an incident's id means; `null` for the engine's own incidents. */
export function jobIdIn(incidentId: string): string | null {
  return incidentId.startsWith(PREFIX) ? incidentId.slice(PREFIX.length) : null;
}

/** Stuck jobs of one instance, or of all; those that fail for longest first. */
export function stuckJobs(jobs: JobStore, instanceId?: string): Promise<readonly JobRow[]> {
  const of = instanceId === undefined ? {} : { instanceId };
  return jobs.failing({ ...of, failures: STUCK_AFTER, limit: MOST_LISTED });
}
