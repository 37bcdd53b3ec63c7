import { copyOfPlain, hiddenBehind, hideBehind, hidesAny } from './hidden-table.ts';
import type { InstanceState, ScopeState } from './instance-state.ts';
import { copied, LARGE } from './table.ts';
import { TableDraft } from './table-draft.ts';
import { type TableName, tableNames } from './table-names.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

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
  #large: Map<TableName, TableDraft> | null = null;

  constructor(base: InstanceState | null) {
    if (base !== null && hidesAny(base)) {
      this.state = { ...unborn, ...copyOfPlain(base) };
      for (const name of tableNames) {
        const table = hiddenBehind(base, name);
        if (table !== undefined) this.#enlarge(name, new TableDraft(table));
      }
      this.#base = { ...this.state };
      return;
    }
    this.#base = base === null ? unborn : complete(base);
    this.state = { ...this.#base };
  }

  put<Name extends TableName>(name: Name, id: string, entry: Entry<Name>): void {
    const large = this.#ownLarge(name);
    if (large !== null) {
      large.table = large.table.with(id, entry);
      return;
    }
    const tables: Tables = this.state;
    const table: Tables[TableName] = tables[name];
    table[id] = entry;
  }

  remove(name: TableName, id: string): void {
    const tables: Tables = this.state;
    if (tables[name][id] === undefined) return;
    const large = this.#ownLarge(name, id);
    if (large !== null) large.table = large.table.without(id);
    else delete tables[name][id];
  }

  /** The scope with this id, to be changed in place; only a broken invariant makes it absent. */
  scope(id: string): DraftScope {
    const scope = scopeOf(this.state, id);
    const large = this.#large?.get('scopes');
    const before = large === undefined ? this.#base.scopes[id] : large.original.get(id);
    if (scope !== before) return scope;
    const copy = copiedScope(scope);
    this.put('scopes', id, copy);
    return copy;
  }

  /** The state, to be handed out; nothing may be changed after that. */
  finish(): InstanceState {
    if (this.#large === null) return this.state;
    const tables: Tables = this.state;
    for (const [name, { table, view }] of this.#large) {
      if (tables[name] !== view) continue;
      if (table.size > LARGE / 2) hideBehind(this.state, name, table);
      else tables[name] = { ...table.asObject() };
    }
    return this.state;
  }

  /** Makes a table this draft's alone, leaving out what is about to be removed; answers it where it is a large one. */
  #ownLarge(name: TableName, except?: string): TableDraft | null {
    const tables: Tables = this.state;
    const large = this.#large?.get(name);
    if (large !== undefined && tables[name] === large.view) return large;
    if (tables[name] !== this.#base[name]) return null;
    const { entries, size } = copied(tables[name], except);
    tables[name] = entries;
    return size > LARGE ? this.#enlarge(name, TableDraft.of(entries)) : null;
  }

  #enlarge(name: TableName, large: TableDraft): TableDraft {
    this.#large ??= new Map();
    this.#large.set(name, large);
    const tables: Tables = this.state;
    tables[name] = large.view;
    return large;
  }
}

function copiedScope(scope: ScopeState): DraftScope {
  const past = hiddenBehind(scope, 'past');
  if (past === undefined) return { ...scope };
  const { parentId, variables, tokens, live } = scope;
  const copy = { parentId, variables, tokens, live, ...copyOfPlain(scope) };
  hideBehind(copy, 'past', past);
  return copy;
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
