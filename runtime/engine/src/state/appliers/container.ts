import type {
  ActivitiesQueued,
  ActivityChosen,
  AdHocClosed,
  GatewayActivated,
  GatewayReset,
} from '../../events/container-events.ts';
import { type Draft, scopeOf } from '../draft.ts';

export function applyActivitiesQueued(draft: Draft, event: ActivitiesQueued): void {
  const before = draft.adHoc[event.id] ?? { pending: [] };
  draft.adHoc[event.id] = { ...before, pending: [...before.pending, ...event.activities] };
}

export function applyActivityChosen(draft: Draft, event: ActivityChosen): void {
  const before = draft.adHoc[event.id];
  if (before === undefined) return;
  const at = before.pending.indexOf(event.activity);
  if (at >= 0) draft.adHoc[event.id] = { ...before, pending: before.pending.filter((_, n) => n !== at) };
}

export function applyAdHocClosed(draft: Draft, event: AdHocClosed): void {
  draft.adHoc[event.id] = { pending: [], closed: true };
}

export function applyGatewayActivated(draft: Draft, event: GatewayActivated): void {
  const scope = scopeOf(draft, event.scopeId);
  scope.activated = { ...scope.activated, [event.elementId]: event.flows };
}

export function applyGatewayReset(draft: Draft, event: GatewayReset): void {
  const scope = scopeOf(draft, event.scopeId);
  const { [event.elementId]: _reset, ...rest } = scope.activated ?? {};
  if (Object.keys(rest).length > 0) scope.activated = rest;
  else delete scope.activated;
}
