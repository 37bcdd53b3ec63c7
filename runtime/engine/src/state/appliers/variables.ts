import type { VariablesSet } from '../../events/event.ts';
import { type Draft, scopeOf } from '../draft.ts';

export function applyVariablesSet(draft: Draft, event: VariablesSet): void {
  const scope = scopeOf(draft, event.scopeId);
  scope.variables = { ...scope.variables, ...event.variables };
}
