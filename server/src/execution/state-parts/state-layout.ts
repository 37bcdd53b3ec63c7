import {
  type InstanceState,
  tableChanges,
  tableEntry,
  tableIds,
  tableSize,
  withoutLargeTables,
} from '@flowbook/engine';
import type { CutState, StatePart } from '../../stores/ports/state-part.ts';
import { entriesToJson, stateToJson } from '../engine-json.ts';
import { INNER_TABLES, ownerOf, pathOf, TABLES } from './tables.ts';

/** More active elements than this make an instance a large one. */
const LARGE = 100;
/** Active elements in one part: few enough to be rewritten with each of them, many enough to be read together. */
const PART_SIZE = 25;
/** A table inside an entry is kept apart from it when it holds more. */
const LONG = 50;

interface Places {
  /** The part of each entry that lies in one. */
  readonly apart: Map<string, number>;
  /** Entries that lie where the table itself lies. */
  readonly rest: Set<string>;
}

type Entries = { readonly [id: string]: unknown };

type Part = Map<string, Set<string>>;

/**
 * Where the entries of a large instance's state lie: those that were there when it became large in the rest of its state,
 * which every step writes, each later one in a part, together with what belongs to the same element instance.
 */
export class StateLayout {
  readonly #places = new Map<string, Places>();
  readonly #parts = new Map<number, Part>();
  #filling = 0;
  #filled = 0;

  private constructor() {}

  /** The layout of a state that was read together with its parts; null where it has none. */
  static of(state: InstanceState, parts: readonly StatePart[]): StateLayout | null {
    if (parts.length === 0) return null;
    const layout = new StateLayout();
    for (const { number, tables } of parts) {
      for (const [name, entries] of Object.entries(tables))
        for (const id of Object.keys(entries)) layout.#place(name, id, number);
      layout.#filling = Math.max(layout.#filling, number + 1);
    }
    for (const name of [...TABLES, ...layout.#places.keys()]) layout.#keepRest(name, state);
    return layout;
  }

  /** For a state that grows large after this one, which may be the state before the first step. */
  static after(before: InstanceState | null): StateLayout {
    const layout = new StateLayout();
    for (const name of TABLES) layout.#keepRest(name, before);
    return layout;
  }

  /** Takes a step in, and gives what it leaves to be written. */
  take(before: InstanceState | null, after: InstanceState): CutState {
    const dirty = new Set<number>();
    for (const name of TABLES) this.#compare(name, before, after, dirty);
    const [written, removed] = [[] as StatePart[], [] as number[]];
    for (const number of [...dirty].sort((a, b) => a - b)) {
      const part = this.#parts.get(number);
      if (part === undefined) removed.push(number);
      else written.push(this.#partOf(number, part, after));
    }
    return { rest: this.#restOf(after), written, removed };
  }

  #compare(name: string, before: InstanceState | null, after: InstanceState, dirty: Set<number>): void {
    const path = pathOf(name);
    const { changed, removed } = tableChanges(before, after, path);
    for (const id of changed) {
      const number = this.#whereIs(name, id) ?? this.#settle(name, id, tableEntry(after, path, id));
      if (number !== 'rest') dirty.add(number);
      this.#compareInside(name, id, before, after, dirty);
    }
    for (const id of removed) {
      this.#take(name, id, dirty);
      this.#compareInside(name, id, before, after, dirty);
    }
  }

  /** What is long inside an entry has places of its own. */
  #compareInside(
    name: string,
    id: string,
    before: InstanceState | null,
    after: InstanceState,
    dirty: Set<number>,
  ): void {
    for (const [outer, inner] of INNER_TABLES) {
      if (outer !== name) continue;
      const within = `${outer}/${id}/${inner}`;
      const isKnown = this.#places.has(within);
      if (!isKnown && tableSize(after, pathOf(within)) <= LONG) continue;
      if (!isKnown) this.#keepRest(within, before);
      this.#compare(within, before, after, dirty);
      if (tableEntry(after, pathOf(name), id) === undefined) this.#places.delete(within);
    }
  }

  #whereIs(name: string, id: string): number | 'rest' | undefined {
    const places = this.#places.get(name);
    return places?.apart.get(id) ?? (places?.rest.has(id) ? 'rest' : undefined);
  }

  /** Finds a place for a new entry: with its element instance, else in the part that is being filled. */
  #settle(name: string, id: string, entry: unknown): number | 'rest' {
    const owner = ownerOf(name, id, entry);
    const number = (owner === null ? undefined : this.#whereIs('elements', owner)) ?? this.#next();
    if (number === 'rest') this.#placesOf(name).rest.add(id);
    else this.#place(name, id, number);
    return number;
  }

  #next(): number {
    if (this.#filled >= PART_SIZE) {
      this.#filling++;
      this.#filled = 0;
    }
    this.#filled++;
    return this.#filling;
  }

  #place(name: string, id: string, number: number): void {
    this.#placesOf(name).apart.set(id, number);
    const part: Part = this.#parts.get(number) ?? new Map();
    this.#parts.set(number, part.set(name, (part.get(name) ?? new Set()).add(id)));
  }

  #take(name: string, id: string, dirty: Set<number>): void {
    const places = this.#placesOf(name);
    places.rest.delete(id);
    const number = places.apart.get(id);
    if (number === undefined) return;
    dirty.add(number);
    places.apart.delete(id);
    const part = this.#parts.get(number);
    const ids = part?.get(name);
    ids?.delete(id);
    if (ids?.size === 0) part?.delete(name);
    if (part?.size === 0) this.#parts.delete(number);
  }

  #keepRest(name: string, state: InstanceState | null): void {
    const { apart, rest } = this.#placesOf(name);
    for (const id of tableIds(state, pathOf(name))) if (!apart.has(id)) rest.add(id);
  }

  #placesOf(name: string): Places {
    const places = this.#places.get(name) ?? { apart: new Map(), rest: new Set() };
    this.#places.set(name, places);
    return places;
  }

  #partOf(number: number, part: Part, state: InstanceState): StatePart {
    const tables = [...part].map(
      ([name, ids]) => [name, entriesToJson(this.#entries(state, name, ids))] as const,
    );
    return { number, tables: Object.fromEntries(tables) };
  }

  #restOf(state: InstanceState): CutState['rest'] {
    const tables = TABLES.map((name) => [name, this.#entries(state, name, this.#placesOf(name).rest)]);
    return stateToJson({ ...withoutLargeTables(state), ...Object.fromEntries(tables) } as InstanceState);
  }

  /** Entries of a table, without what lies apart inside them. */
  #entries(state: InstanceState, name: string, ids: ReadonlySet<string>): Entries {
    const inside = INNER_TABLES.find(([outer]) => outer === name);
    const path = pathOf(name);
    const entries: { [id: string]: unknown } = {};
    for (const id of ids) {
      const entry = tableEntry(state, path, id);
      if (entry !== undefined)
        entries[id] = inside === undefined ? entry : this.#without(state, inside, id, entry);
    }
    return entries;
  }

  #without(
    state: InstanceState,
    [outer, inner]: (typeof INNER_TABLES)[number],
    id: string,
    entry: unknown,
  ): unknown {
    const within = `${outer}/${id}/${inner}`;
    const places = this.#places.get(within);
    if (places === undefined || typeof entry !== 'object' || entry === null || !(inner in entry))
      return entry;
    return { ...withoutLargeTables(entry), [inner]: this.#entries(state, within, places.rest) };
  }
}

/** Whether a state has so many active elements that it is kept in parts. */
export function isLarge(state: InstanceState): boolean {
  return tableSize(state, ['elements']) > LARGE;
}
