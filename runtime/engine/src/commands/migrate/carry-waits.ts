import type { ElementInstance } from '../../execution/element-instance.ts';
import { nodeAt } from '../../execution/enter.ts';
import { handlersIn } from '../../execution/handlers.ts';
import type { Wait } from '../../execution/happen.ts';
import { flowAt } from '../../execution/leave.ts';
import type { Step } from '../../execution/step.ts';
import type { ElementNode } from '../../model/process-model.ts';
import { isSameEvent } from './find-problems.ts';
import type { IdMapping } from './id-mapping.ts';

/** An event at its owner: `owner/event`, in the ids of the other version. */
type Place = string;
const placeOf = (ownerId: string, eventId: string): Place => `${ownerId}/${eventId}`;

/**
 * Closes the waits that the other version does not have, or has for something else.
 *
 * @returns the places at which nothing is to be opened later: their waits go on, or were over already
 */
export function closeWaits(step: Step, mapping: IdMapping): ReadonlySet<Place> {
  const settled = new Set<Place>();
  // An event that has happened already, or whose timer has no time, is not waited for again.
  for (const owner of ownersOf(step)) {
    for (const event of owner.events) settled.add(placeOf(owner.id, mapping.id(event.id)));
  }
  const { timers, subscriptions, signals, conditions } = step.draft;
  const closeAll = <T extends Wait>(
    table: { readonly [id: string]: T },
    isSame: (wait: T, to: ElementNode) => boolean,
    close: (id: string, elementId: string) => void,
  ) => {
    for (const [id, wait] of Object.entries(table)) {
      const to = mapping.node(wait.elementId);
      if (to !== undefined && isAtHome(step, mapping, wait, to) && isSame(wait, to)) continue;
      close(id, wait.elementId);
      settled.delete(placeOf(wait.elementInstanceId, mapping.id(wait.elementId)));
    }
  };
  closeAll(
    timers,
    () => true,
    (timerId, elementId) => step.emit({ type: 'timer-canceled', timerId, elementId }),
  );
  closeAll(
    subscriptions,
    ({ messageName, part }, to) => part !== undefined || to.behavior.facts.event?.messageName === messageName,
    (subscriptionId, elementId) => step.emit({ type: 'subscription-closed', subscriptionId, elementId }),
  );
  closeAll(
    signals,
    ({ signalName, part }, to) => part !== undefined || to.behavior.facts.event?.signalName === signalName,
    (subscriptionId, elementId) =>
      step.emit({ type: 'signal-subscription-closed', subscriptionId, elementId }),
  );
  closeAll(
    conditions,
    () => true,
    (conditionId, elementId) => step.emit({ type: 'condition-closed', conditionId, elementId }),
  );
  return settled;
}

/** Opens what the other version waits for and this one did not. Throws `Trouble` where it cannot be evaluated. */
export function openWaits(step: Step, settled: ReadonlySet<Place>): void {
  for (const owner of ownersOf(step)) {
    for (const event of owner.events) {
      if (!settled.has(placeOf(owner.id, event.id)))
        event.behavior.prepareWait?.(step, event, owner.scopeId)(owner.id);
    }
  }
}

interface Owner {
  readonly id: string;
  /** The scope whose data the waits read. */
  readonly scopeId: string;
  readonly events: readonly ElementNode[];
}

/** Everything that waits belong to, with the events that the diagram has there. */
function ownersOf(step: Step): readonly Owner[] {
  const instances = Object.keys(step.draft.elements).map((id) => step.instance(id));
  const scopes = Object.keys(step.draft.scopes).filter((id) => !isInterrupted(step, id));
  return [
    ...instances
      .filter((instance) => hasBegun(step, instance))
      .flatMap((instance) => eventsOf(step, instance)),
    ...scopes.map((id) => ({ id, scopeId: id, events: handlersIn(step, id) })),
  ];
}

function eventsOf(step: Step, instance: ElementInstance): readonly Owner[] {
  const { node, iteration, id, scopeId } = instance;
  const boundaries = iteration === undefined ? node.boundaries.map((index) => nodeAt(step, index)) : [];
  const waitsItself = node.behavior.facts.waitsForEvent === true && step.draft.loops[id] === undefined;
  const after =
    node.type === 'eventBasedGateway'
      ? node.outgoing.map((index) => nodeAt(step, flowAt(step, index).target))
      : [];
  return [
    { id, scopeId, events: [...boundaries, ...after] },
    { id, scopeId: step.dataScope(instance), events: waitsItself ? [node] : [] },
  ];
}

/** What helps another element instance has no boundary events; what could not begin opens them when it is retried. */
function hasBegun(step: Step, { id }: ElementInstance): boolean {
  const { serves, rollbackId } = step.draft.elements[id] ?? {};
  const isStuck = Object.values(step.draft.incidents).some(
    ({ elementInstanceId, resumeAt }) => elementInstanceId === id && resumeAt !== 'leave',
  );
  return serves === undefined && rollbackId === undefined && !isStuck;
}

/** An event subprocess that interrupts a scope has closed the waits of all others there. */
function isInterrupted(step: Step, scopeId: string): boolean {
  return step.instancesIn(scopeId).some(({ node }) => {
    if (node.behavior.facts.isEventSubprocess !== true || node.ownScope === null) return false;
    const starts = step.model.scopes[node.ownScope]?.nodes ?? [];
    const start = starts.map((index) => nodeAt(step, index)).find(({ type }) => type === 'startEvent');
    return start?.interrupting === true;
  });
}

/** Whether the other version has the event at the same place: on the same host, in the same scope, after the same gateway. */
function isAtHome(step: Step, mapping: IdMapping, wait: Wait, to: ElementNode): boolean {
  const from = mapping.from.nodesById.get(wait.elementId);
  if (from === undefined || from.type !== to.type) return false;
  if (!isSameEvent(from.behavior.facts.event, to.behavior.facts.event)) return false;
  const owner = step.findInstance(wait.elementInstanceId);
  const ownerThere = owner === undefined ? undefined : mapping.node(owner.node.id);
  if (from.boundary !== undefined) return to.boundary?.host === ownerThere?.index;
  if (from.behavior.beginHandler !== undefined) {
    const scope = owner === undefined ? 0 : (ownerThere?.ownScope ?? -1);
    return mapping.to.scopes[scope]?.handlerStarts.includes(to.index) === true;
  }
  if (owner?.node === from) return true;
  return ownerThere?.outgoing.some((index) => mapping.to.flows[index]?.target === to.index) === true;
}
