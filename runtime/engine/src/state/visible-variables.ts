import type { Variables } from '../json.ts';
import type { ScopeState } from './instance-state.ts';

interface Scopes {
  readonly scopes: { readonly [scopeId: string]: ScopeState };
}

/**
 * The variables that a scope sees: its own, over its parents'. A scope that no longer exists sees the process's.
 *
 * @param state the instance
 * @param scopeId `root`, or the id of a subprocess's element instance
 */
export function visibleVariables(state: Scopes, scopeId: string): Variables {
  const scope = state.scopes[scopeId] ?? state.scopes.root;
  if (scope === undefined) return {};
  if (scope.parentId === null) return scope.variables;
  const outer = visibleVariables(state, scope.parentId);
  return Object.keys(scope.variables).length === 0 ? outer : { ...outer, ...scope.variables };
}
