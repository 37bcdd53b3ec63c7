import { found, refuse } from '../../errors/refusal.ts';
import { stuckJobs } from '../../execution/stuck-jobs.ts';
import type { Caller } from '../../http/caller.ts';
import type { Handlers } from '../../http/route-types.ts';
import type { InstanceRow } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';
import { createNames } from '../directory/names.ts';
import { nextTaskOf } from '../tasks/next-task.ts';
import { allEvents } from './all-events.ts';
import { cancelInstance } from './cancel-instance.ts';
import { diagramState } from './diagram-state.ts';
import { canSeeInstance, visibilityOf } from './instance-policy.ts';
import { presentInstance } from './instance-presenter.ts';
import { peopleNamedIn, presentHistoryEntry } from './present-history.ts';
import { startInstance } from './start-instance.ts';

type InstanceHandlers = Pick<
  Handlers,
  'startInstance' | 'listInstances' | 'getInstance' | 'getHistory' | 'cancelInstance'
>;

/** Cases: started, listed, shown on their diagram, canceled. */
export function instanceHandlers(deps: FeatureDeps): InstanceHandlers {
  const { store, releases } = deps;
  const names = createNames(store.people);

  const present = async (row: Omit<InstanceRow, 'state'>) =>
    presentInstance(row, await names.people([row.startedBy]));

  const visibleInstance = async (caller: Caller, id: string) => {
    const instance = found(await store.instances.load(id), 'instance.not-found');
    if (!canSeeInstance(caller, instance)) throw refuse('instance.not-yours');
    return instance;
  };

  return {
    startInstance: async (asked) => {
      const step = await startInstance(deps, asked);
      return { instance: await present(step.instance), nextTask: await nextTaskOf(deps, asked.caller, step) };
    },

    listInstances: async ({ caller, query }) => {
      const { search, definitionKey, status, limit, offset } = query;
      const { items, total } = await store.instances.listInstances({
        ...(search === undefined || search.trim() === '' ? {} : { search: search.trim() }),
        ...(definitionKey === undefined ? {} : { definitionKey }),
        ...(status === undefined ? {} : { status }),
        ...visibilityOf(caller),
        limit,
        offset,
      });
      const people = await names.people(items.map(({ startedBy }) => startedBy));
      return { items: items.map((row) => presentInstance(row, people)), total };
    },

    getInstance: async ({ caller, params }) => {
      const instance = await visibleInstance(caller, params.id);
      const [release, events, incidents, stuck, children] = await Promise.all([
        releases.version(instance.definitionKey, instance.definitionVersion),
        allEvents(store.instances, instance.id),
        store.instances.openIncidents(instance.id),
        stuckJobs(store.jobs, instance.id),
        store.instances.childrenOf(instance.id),
      ]);
      const troubled = [...incidents, ...stuck].map(({ elementId }) => elementId);
      const state = diagramState(events, new Set(troubled));
      return {
        ...(await present(instance)),
        openIncidents: incidents.length + stuck.length,
        bpmn: found(release, 'definition.not-found').content.bpmn,
        elements: state.elements,
        takenFlows: state.takenFlows,
        called: children.flatMap(({ id, parentCallId, definitionKey, status }) => {
          const elementId = state.callElements.get(parentCallId ?? '');
          return elementId === undefined ? [] : [{ instanceId: id, elementId, definitionKey, status }];
        }),
      };
    },

    getHistory: async ({ caller, params }) => {
      const instance = await visibleInstance(caller, params.id);
      const [release, events] = await Promise.all([
        releases.version(instance.definitionKey, instance.definitionVersion),
        allEvents(store.instances, instance.id),
      ]);
      const people = await names.people(events.flatMap(peopleNamedIn));
      const elementNames = release?.compiled.elementNames ?? new Map();
      return { items: events.map((event) => presentHistoryEntry(event, elementNames, people)) };
    },

    cancelInstance: async (asked) => present((await cancelInstance(deps, asked)).instance),
  };
}
