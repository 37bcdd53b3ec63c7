import { refuse } from '../../errors/refusal.ts';
import { jobIdIn } from '../../execution/stuck-jobs.ts';
import { type Caller, hasPermission } from '../../http/caller.ts';
import type { Handlers } from '../../http/route-types.ts';
import type { InstanceRow } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';
import { createNames } from '../directory/names.ts';
import { presentInstance } from '../instances/instance-presenter.ts';
import { allIncidents } from './list-incidents.ts';
import { retryEngineIncident, retryStuckJob } from './retry-incident.ts';

type IncidentHandlers = Pick<Handlers, 'listIncidents' | 'retryIncident'>;

/** Whether the caller sees where cases cannot go on, and tries again. */
export function canHandleIncidents(caller: Caller): boolean {
  return hasPermission(caller, 'monitor');
}

/** Places where cases cannot go on until somebody helps, and work of the server that does not succeed. */
export function incidentHandlers(deps: FeatureDeps): IncidentHandlers {
  const names = createNames(deps.store.people);
  const present = async (row: InstanceRow | null) =>
    row === null ? null : presentInstance(row, await names.people([row.startedBy]));

  return {
    listIncidents: async ({ caller }) => {
      if (!canHandleIncidents(caller)) throw refuse('permission.missing');
      return { items: await allIncidents(deps) };
    },

    retryIncident: async (asked) => {
      if (!canHandleIncidents(asked.caller)) throw refuse('permission.missing');
      const jobId = jobIdIn(asked.params.id);
      return present(await (jobId === null ? retryEngineIncident(deps, asked) : retryStuckJob(deps, jobId)));
    },
  };
}
