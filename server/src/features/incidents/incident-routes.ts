import type { Incident } from '@flowbook/contract';
import { found, refuse } from '../../errors/refusal.ts';
import { type Caller, hasPermission } from '../../http/caller.ts';
import type { Handlers } from '../../http/route-types.ts';
import type { IncidentRow } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';
import { createNames } from '../directory/names.ts';
import { presentInstance } from '../instances/instance-presenter.ts';
import { runCommand } from '../run-command.ts';

type IncidentHandlers = Pick<Handlers, 'listIncidents' | 'retryIncident'>;

/** Whether the caller sees where cases cannot go on, and tries again. */
export function canHandleIncidents(caller: Caller): boolean {
  return hasPermission(caller, 'monitor');
}

/** Places where cases cannot go on until somebody helps. */
export function incidentHandlers({ store, execution }: FeatureDeps): IncidentHandlers {
  const names = createNames(store.people);
  return {
    listIncidents: async ({ caller }) => {
      if (!canHandleIncidents(caller)) throw refuse('permission.missing');
      return { items: (await store.instances.openIncidents()).map(presentIncident) };
    },

    retryIncident: async ({ caller, params, idempotencyKey }) => {
      if (!canHandleIncidents(caller)) throw refuse('permission.missing');
      const { instanceId } = found(await store.instances.incident(params.id), 'incident.not-found');
      const { instance } = await runCommand(
        execution,
        instanceId,
        async () => {
          const incident = await store.instances.incident(params.id);
          if (incident?.resolvedAt !== null)
            return { ok: false, refusal: refuse('incident.already-resolved') };
          const actor = { kind: 'user', id: caller.id } as const;
          return { ok: true, command: { type: 'retry-incident', incidentId: incident.id, actor } };
        },
        idempotencyKey,
      );
      return presentInstance(instance, await names.people([instance.startedBy]));
    },
  };
}

function presentIncident(row: IncidentRow): Incident {
  const { id, instanceId, instanceTitle, definitionKey, elementId, elementName, code, reason, raisedAt } =
    row;
  return { id, instanceId, instanceTitle, definitionKey, elementId, elementName, code, reason, raisedAt };
}
