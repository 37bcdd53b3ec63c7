import type { InstanceState, ScopeState } from './instance-state.ts';
import { copied, without } from './table.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type TableName =
  | 'scopes'
  | 'elements'
  | 'tasks'
  | 'jobs'
  | 'calls'
  | 'timers'
  | 'subscriptions'
  | 'incidents'
  | 'loops'
  | 'signals'
  | 'conditions'
  | 'gathered'
  | 'rollbacks'
  | 'adHoc';

type Entry<Name extends TableName> = InstanceState[Name][string];

/** The tables of a state without what is in them; {@link Draft.put} sees to it that each gets entries of its own kind. */
type Tables = { [Name in TableName]: { [id: string]: unknown } };

/** A scope that may be changed in place. What its fields hold is shared: it is replaced, never changed. */
export type DraftScope = Mutable<ScopeState>;

/**
 * A state in the making: appliers change it, everybody else reads it. It begins as a copy of another state with which it
 * shares every table and scope until the first change, so that a step costs what it changes, not what the instance holds.
 */
export class Draft {
  /** The state so far. Its own fields may be set; entries of its tables only by the methods below. */
  readonly state: Mutable<InstanceState>;
  readonly #base: InstanceState;

  constructor(base: InstanceState | null) {
    this.#base = base === null ? unborn : complete(base);
    this.state = { ...this.#base };
  }

  put<Name extends TableName>(name: Name, id: string, entry: Entry<Name>): void {
    this.#own(name)[id] = entry;
  }

  remove(name: TableName, id: string): void {
    const tables: Tables = this.state;
    const table = tables[name];
    if (table[id] === undefined) return;
    if (table === this.#base[name]) tables[name] = without(table, id);
    else delete table[id];
  }

  /** The scope with this id, to be changed in place; only a broken invariant makes it absent. */
  scope(id: string): DraftScope {
    const scope = scopeOf(this.state, id);
    if (scope !== this.#base.scopes[id]) return scope;
    const copy = { ...scope };
    this.put('scopes', id, copy);
    return copy;
  }

  /** A table that is this draft's alone. */
  #own(name: TableName): { [id: string]: unknown } {
    const tables: Tables = this.state;
    if (tables[name] === this.#base[name]) tables[name] = copied(tables[name]);
    return tables[name];
  }
}

/** A state that was written before there were signals, conditions and compensation lacks what came with them. */
function complete(state: InstanceState): InstanceState {
  const { signals, conditions, gathered, compensable, rollbacks, adHoc } = state;
  const hasAll = signals && conditions && gathered && compensable && rollbacks && adHoc;
  return hasAll ? state : { ...unborn, ...state };
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
export function scopeOf(state: Pick<InstanceState, 'scopes'>, scopeId: string): ScopeState {
  const scope = state.scopes[scopeId];
  if (scope === undefined) throw new Error(`Broken invariant: there is no scope ${scopeId}.`);
  return scope;
}
