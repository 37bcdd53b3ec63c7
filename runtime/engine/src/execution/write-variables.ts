import type { Json, Variables } from '../json.ts';
import { scopeOf } from '../state/draft.ts';
import { isRecord } from './mapping.ts';
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
    const variables = Object.fromEntries(entries);
    passOn(step, home, variables);
    step.emit({ type: 'variables-set', scopeId: home, variables });
  }
}

function homeOf(step: Step, scopeId: string, name: string): string {
  let at = scopeId;
  for (;;) {
    const scope = scopeOf(step.draft, at);
    if (Object.hasOwn(scope.variables, name) || scope.parentId === null) return at;
    if (scope.isolated || scope.snapshot) return at;
    at = scope.parentId;
  }
}

/** What a compensation handler changes in the data of an earlier time is changed in the data of today as well. */
function passOn(step: Step, scopeId: string, values: Variables): void {
  const { snapshot, parentId, variables: before } = scopeOf(step.draft, scopeId);
  if (snapshot !== true || parentId === null) return;
  const today = step.variables(parentId);
  const merged = Object.entries(values).map(([name, value]): [string, Json] => [
    name,
    withChanges(today[name], before[name], value),
  ]);
  writeVariables(step, parentId, Object.fromEntries(merged));
}

/** `current` with what differs between `before` and `after`, field by field. */
function withChanges(current: Json | undefined, before: Json | undefined, after: Json): Json {
  if (!isRecord(current) || !isRecord(before) || !isRecord(after)) return after;
  const result: { [name: string]: Json } = { ...current };
  for (const [name, value] of Object.entries(after)) {
    if (value !== before[name]) result[name] = withChanges(current[name], before[name], value);
  }
  return result;
}
