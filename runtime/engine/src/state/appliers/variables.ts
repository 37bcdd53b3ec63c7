import type { VariablesSet } from '../../events/event.ts';
import type { Draft } from '../draft.ts';

export function applyVariablesSet(draft: Draft, event: VariablesSet): void {
  const scope = draft.scope(event.scopeId);
  scope.variables = { ...scope.variables, ...event.variables };
}
