import type { Incident } from '@flowbook/contract';
import { jobData } from '../../execution/projection/job-data.ts';
import { STUCK, stuckIncidentId, stuckJobs } from '../../execution/stuck-jobs.ts';
import type { IncidentRow, JobRow } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';

/** Open incidents of the engine, and stuck jobs as incidents of their own, oldest first. */
export async function allIncidents(deps: FeatureDeps): Promise<Incident[]> {
  const { instances, jobs } = deps.store;
  const [rows, stuck] = await Promise.all([instances.openIncidents(), stuckJobs(jobs)]);
  const incidents = [...rows.map(presentIncident), ...(await Promise.all(stuck.map(incidentOf(deps))))];
  return incidents.sort((a, b) => (a.raisedAt < b.raisedAt ? -1 : a.raisedAt > b.raisedAt ? 1 : 0));
}

function presentIncident(row: IncidentRow): Incident {
  const { id, instanceId, instanceTitle, definitionKey, elementId, elementName, code, reason, raisedAt } =
    row;
  return { id, instanceId, instanceTitle, definitionKey, elementId, elementName, code, reason, raisedAt };
}

const incidentOf =
  (deps: FeatureDeps) =>
  async (job: JobRow): Promise<Incident> => {
    const { key, title, version } = await caseOf(deps, job);
    const elementId = job.elementId ?? key;
    return {
      id: stuckIncidentId(job),
      instanceId: job.instanceId,
      instanceTitle: title,
      definitionKey: key,
      elementId,
      elementName: await elementNameOf(deps, key, version, elementId),
      code: STUCK,
      reason: job.lastError ?? '',
      raisedAt: job.failingSince ?? job.dueAt,
    };
  };

/** The case that a job belongs to; of a timer that has not begun one yet, the process. */
async function caseOf({ store }: FeatureDeps, job: JobRow) {
  const instance = await store.instances.load(job.instanceId);
  if (instance !== null) {
    return { key: instance.definitionKey, version: instance.definitionVersion, title: instance.title };
  }
  if (job.kind !== 'start-timer') return { key: job.instanceId, version: 0, title: job.instanceId };
  const { key, version } = jobData(job, 'start-timer');
  const [newest] = await store.definitions.versions(key);
  return { key, version, title: newest?.name.zh ?? key };
}

/** `null` when the version cannot be read, which may be the very trouble. */
async function elementNameOf({ releases }: FeatureDeps, key: string, version: number, elementId: string) {
  const release = await releases.version(key, version).catch(() => null);
  return release?.compiled.elementNames.get(elementId) ?? null;
}
