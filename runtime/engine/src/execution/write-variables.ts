import type { Json, Variables } from '../json.ts';
import { scopeOf } from '../state/draft.ts';
import type { Step } from './step.ts';

/**
 * Writes variables as seen from a scope. A name that some scope on the way outwards has is written there; a new name
 * belongs to the outermost scope on that way that owns data: the process, or the body of a multi-instance activity.
 */
export function writeVariables(step: Step, scopeId: string, values: Variables): void {
  const names = Object.keys(values);
  if (names.length === 0) return;
  const scope = scopeOf(step.draft, scopeId);
  if (scope.parentId === null) {
    step.emit({ type: 'variables-set', scopeId, variables: values });
    return;
  }
  const byScope = new Map<string, [string, Json][]>();
  for (const name of names) {
    const home = homeOf(step, scopeId, name);
    const entries = byScope.get(home) ?? [];
    entries.push([name, values[name] ?? null]);
    byScope.set(home, entries);
  }
  for (const [home, entries] of byScope) {
    step.emit({ type: 'variables-set', scopeId: home, variables: Object.fromEntries(entries) });
  }
}

function homeOf(step: Step, scopeId: string, name: string): string {
  let at = scopeId;
  for (;;) {
    const scope = scopeOf(step.draft, at);
    if (Object.hasOwn(scope.variables, name) || scope.parentId === null || scope.isolated) return at;
    at = scope.parentId;
  }
}
