import type { InstanceState, ScopeState } from './instance-state.ts';
import type { Follows } from './past.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Table<T> = { [id: string]: T };

/**
 * A private copy of a state that appliers change in place. The tables are copied at once (they hold what is active,
 * never history), and variables are shared: they are replaced, never changed.
 */
export interface Draft extends Mutable<Omit<InstanceState, keyof DraftTables>>, DraftTables {}

interface DraftTables {
  signals: Table<InstanceState['signals'][string]>;
  conditions: Table<InstanceState['conditions'][string]>;
  gathered: Table<InstanceState['gathered'][string]>;
  rollbacks: Table<InstanceState['rollbacks'][string]>;
  adHoc: Table<InstanceState['adHoc'][string]>;
  scopes: Table<DraftScope>;
  elements: Table<InstanceState['elements'][string]>;
  tasks: Table<InstanceState['tasks'][string]>;
  jobs: Table<InstanceState['jobs'][string]>;
  calls: Table<InstanceState['calls'][string]>;
  timers: Table<InstanceState['timers'][string]>;
  subscriptions: Table<InstanceState['subscriptions'][string]>;
  incidents: Table<InstanceState['incidents'][string]>;
  loops: Table<InstanceState['loops'][string]>;
}

interface DraftScope extends Mutable<Omit<ScopeState, 'tokens' | 'follows'>> {
  tokens: Table<number>;
  follows?: Table<readonly Follows[]>;
}

export function openDraft(state: InstanceState | null): Draft {
  const base = state ?? unborn;
  const scopes: Table<DraftScope> = {};
  for (const id of Object.keys(base.scopes)) {
    const scope = base.scopes[id];
    if (scope !== undefined) scopes[id] = draftScope(scope);
  }
  return {
    ...base,
    scopes,
    elements: { ...base.elements },
    tasks: { ...base.tasks },
    jobs: { ...base.jobs },
    calls: { ...base.calls },
    timers: { ...base.timers },
    subscriptions: { ...base.subscriptions },
    incidents: { ...base.incidents },
    loops: { ...base.loops },
    signals: { ...base.signals },
    conditions: { ...base.conditions },
    gathered: { ...base.gathered },
    // A state that was written before there was compensation has none.
    compensable: base.compensable ?? [],
    rollbacks: { ...base.rollbacks },
    adHoc: { ...base.adHoc },
  };
}

function draftScope(scope: ScopeState): DraftScope {
  const { follows, ...rest } = scope;
  const tokens = { ...scope.tokens };
  return follows === undefined ? { ...rest, tokens } : { ...rest, tokens, follows: { ...follows } };
}

/** Before the first event. */
const unborn: InstanceState = {
  format: 1,
  instanceId: '',
  definition: { key: '', version: 0 },
  status: 'active',
  seq: 0,
  scopes: {},
  elements: {},
  tasks: {},
  jobs: {},
  calls: {},
  timers: {},
  subscriptions: {},
  incidents: {},
  loops: {},
  signals: {},
  conditions: {},
  gathered: {},
  compensable: [],
  rollbacks: {},
  adHoc: {},
};

/** The scope with this id; only a broken invariant makes it absent. */
export function scopeOf(draft: Draft, scopeId: string): DraftScope {
  const scope = draft.scopes[scopeId];
  if (scope === undefined) throw new Error(`Broken invariant: there is no scope ${scopeId}.`);
  return scope;
}
