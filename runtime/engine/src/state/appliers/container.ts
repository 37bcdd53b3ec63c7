import type {
  ActivitiesQueued,
  ActivityChosen,
  AdHocClosed,
  GatewayActivated,
  GatewayReset,
} from '../../events/container-events.ts';
import type { Draft } from '../draft.ts';

export function applyActivitiesQueued(draft: Draft, event: ActivitiesQueued): void {
  const before = draft.state.adHoc[event.id] ?? { pending: [] };
  draft.put('adHoc', event.id, { ...before, pending: [...before.pending, ...event.activities] });
}

export function applyActivityChosen(draft: Draft, event: ActivityChosen): void {
  const before = draft.state.adHoc[event.id];
  if (before === undefined) return;
  const at = before.pending.indexOf(event.activity);
  if (at >= 0)
    draft.put('adHoc', event.id, { ...before, pending: before.pending.filter((_, n) => n !== at) });
}

export function applyAdHocClosed(draft: Draft, event: AdHocClosed): void {
  draft.put('adHoc', event.id, { pending: [], closed: true });
}

export function applyGatewayActivated(draft: Draft, event: GatewayActivated): void {
  const scope = draft.scope(event.scopeId);
  scope.activated = { ...scope.activated, [event.elementId]: event.flows };
}

export function applyGatewayReset(draft: Draft, event: GatewayReset): void {
  const scope = draft.scope(event.scopeId);
  const { [event.elementId]: _reset, ...rest } = scope.activated ?? {};
  if (Object.keys(rest).length > 0) scope.activated = rest;
  else delete scope.activated;
}
