import type { InstanceMigrated } from '../../events/event.ts';
import { own } from '../../own.ts';
import type { Compensable } from '../compensable.ts';
import type { Draft } from '../draft.ts';
import type { Past, PastStep } from '../past.ts';

/** Elements and flows get the ids of the other version, wherever the state names them. */
export function applyInstanceMigrated(draft: Draft, event: InstanceMigrated): void {
  const element = (id: string) => own(event.elements, id) ?? id;
  const flow = (id: string) => own(event.flows, id) ?? id;
  const placed = <T extends { readonly elementId: string }>(item: T): T => ({
    ...item,
    elementId: element(item.elementId),
  });
  draft.state.definition = event.definition;
  draft.state.elements = mapValues(draft.state.elements, placed);
  draft.state.timers = mapValues(draft.state.timers, placed);
  draft.state.subscriptions = mapValues(draft.state.subscriptions, placed);
  draft.state.signals = mapValues(draft.state.signals, placed);
  draft.state.conditions = mapValues(draft.state.conditions, placed);
  draft.state.gathered = mapValues(draft.state.gathered, (parts) => mapKeys(parts, element));
  draft.state.adHoc = mapValues(draft.state.adHoc, (adHoc) => ({
    ...adHoc,
    pending: adHoc.pending.map(element),
  }));
  draft.state.compensable = draft.state.compensable.map((done) => renamed(done, element));
  draft.state.rollbacks = mapValues(draft.state.rollbacks, (rollback) => ({
    ...placed(rollback),
    queue: rollback.queue.map((done) => renamed(done, element)),
  }));
  for (const scopeId of Object.keys(draft.state.scopes)) {
    const scope = draft.scope(scopeId);
    scope.tokens = mapKeys(scope.tokens, flow);
    if (scope.follows !== undefined) scope.follows = mapKeys(scope.follows, flow);
    if (scope.past !== undefined) scope.past = renamedPast(scope.past, element, flow);
    if (scope.activated !== undefined)
      scope.activated = mapKeys(
        mapValues(scope.activated, (flows) => flows.map(flow)),
        element,
      );
  }
}

type Rename = (id: string) => string;

function renamed(done: Compensable, element: Rename): Compensable {
  const { inner } = done;
  const place = { ...done, elementId: element(done.elementId) };
  return inner === undefined ? place : { ...place, inner: inner.map((each) => renamed(each, element)) };
}

function renamedPast(past: Past, element: Rename, flow: Rename): Past {
  return mapValues(past, (step): PastStep => {
    const place = { ...step, elementId: element(step.elementId) };
    if (step.tokens === undefined) return place;
    const resets = step.resets === undefined ? {} : { resets: step.resets.map(flow) };
    return {
      ...place,
      ...resets,
      tokens: step.tokens.map((token) => ({ ...token, flowId: flow(token.flowId) })),
    };
  });
}

function mapValues<T, U>(table: { readonly [id: string]: T }, change: (value: T) => U): { [id: string]: U } {
  return Object.fromEntries(Object.entries(table).map(([id, value]) => [id, change(value)]));
}

function mapKeys<T>(table: { readonly [id: string]: T }, rename: Rename): { [id: string]: T } {
  return Object.fromEntries(Object.entries(table).map(([id, value]) => [rename(id), value]));
}
