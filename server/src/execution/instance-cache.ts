import type { Store } from '../stores/ports/store.ts';
import { stateOf } from './engine-json.ts';
import type { LoadedInstance } from './loaded-instance.ts';
import { LruMap } from './lru.ts';
import { StateLayout } from './state-parts/state-layout.ts';

/**
 * Instances that were used lately. An entry is good for as long as its revision is the stored one; where no other
 * process can write, it always is.
 */
export class InstanceCache {
  readonly #store: Store;
  readonly #entries: LruMap<string, LoadedInstance>;
  readonly #onLook: (isHit: boolean) => void;

  /** `onLook` is told whether an instance was found in memory. */
  constructor(store: Store, capacity: number, onLook: (isHit: boolean) => void = () => {}) {
    this.#store = store;
    this.#onLook = onLook;
    this.#entries = new LruMap(capacity);
  }

  async load(instanceId: string): Promise<LoadedInstance | null> {
    const known = this.#entries.get(instanceId);
    const isHit = known !== undefined && (await this.#isCurrent(known));
    this.#onLook(isHit);
    if (isHit) return known;
    const loaded = await this.#read(instanceId);
    if (loaded !== null) this.keep(loaded);
    return loaded;
  }

  /** Remembers what a commit made; an instance that ended is not asked for soon. */
  keep(instance: LoadedInstance): void {
    if (instance.row.status === 'active') this.#entries.set(instance.row.id, instance);
    else this.#entries.delete(instance.row.id);
  }

  forget(instanceId: string): void {
    this.#entries.delete(instanceId);
  }

  async #isCurrent({ row }: LoadedInstance): Promise<boolean> {
    return this.#store.exclusive || (await this.#store.instances.revision(row.id)) === row.rev;
  }

  /** Reads once more where another process committed between the reads: tasks would not fit the state. */
  async #read(instanceId: string): Promise<LoadedInstance | null> {
    const { instances } = this.#store;
    for (;;) {
      const stored = await instances.load(instanceId);
      if (stored === null) return null;
      const { parts = [], ...row } = stored;
      const tasks = await instances.openTasks(instanceId);
      const incidents = await instances.openIncidents(instanceId);
      const loaded = {
        row,
        openTasks: new Map(tasks.map((task) => [task.id, task])),
        openIncidents: new Map(incidents.map((incident) => [incident.id, incident])),
        layout: StateLayout.of(stateOf(row), parts),
      };
      if (await this.#isCurrent(loaded)) return loaded;
    }
  }
}
