import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkingCalendar } from '@flowbook/engine';
import { createExecution } from '../../execution/create-execution.ts';
import type { Step } from '../../execution/execution.ts';
import type { HostExecution } from '../../execution/host-execution.ts';
import { createModelSource } from '../../execution/model-source.ts';
import { publishRelease } from '../../execution/publish-release.ts';
import { ManualClock } from '../../platform/clock.ts';
import { createCounterIds, type Ids } from '../../platform/ids.ts';
import type { InstanceRow, Json, TaskRow } from '../../stores/ports/rows.ts';
import type { Store } from '../../stores/ports/store.ts';
import { openSqliteStore } from '../../stores/sqlite/open-sqlite-store.ts';
import { type TempDirectory, tempDirectory } from '../../testing/temp-directory.ts';
import { createWorkers, type Workers, type WorkersOptions } from '../create-workers.ts';
import { builtInServices } from '../services/built-in.ts';
import type { ServiceHandlers } from '../services/service-handler.ts';

export const MONDAY = '2026-03-02T01:00:00.000Z';
const ZONE = 'Asia/Shanghai';
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const li = { kind: 'user', id: 'li.na' } as const;

type Data = { readonly [name: string]: Json };

export interface WorldOptions {
  readonly services?: ServiceHandlers;
  readonly parallel?: number;
  /** When the firm works. */
  readonly calendar?: WorkingCalendar;
  /** Instead of an embedded store in a folder of its own. */
  readonly openStore?: () => Promise<Store>;
  /** Puts something between the server and its store. */
  readonly wrap?: (store: Store) => Store;
  /** Folder of the diagrams that `publish` reads. */
  readonly diagrams?: string;
}

/** A server without its HTTP side, over a real store in a folder of its own, with a clock that the test moves. */
export class World {
  readonly clock = new ManualClock(MONDAY);
  readonly ids: Ids = createCounterIds();
  readonly warnings: object[] = [];
  readonly steps: Step[] = [];
  readonly #folder: TempDirectory = tempDirectory();
  readonly #options: WorldOptions;
  #opened: Opened | null = null;

  private constructor(options: WorldOptions) {
    this.#options = options;
  }

  static async open(options: WorldOptions = {}): Promise<World> {
    const world = new World(options);
    await world.#open();
    return world;
  }

  /** The store itself, with nothing in between. */
  get store(): Store {
    return this.#current.store;
  }

  get #frame() {
    const { calendar } = this.#options;
    return { timeZone: ZONE, ...(calendar === undefined ? {} : { calendar }) };
  }

  get execution(): HostExecution {
    return this.#current.execution;
  }

  get workers(): Workers {
    return this.#current.workers;
  }

  /** Another node over the same store. */
  node(owner: string, changes: Partial<WorkersOptions> = {}, store: Store = this.store) {
    const models = createModelSource(store.definitions);
    const services = { ...builtInServices(store.records), ...this.#options.services };
    const execution = createExecution({
      store,
      models,
      clock: this.clock,
      ids: this.ids,
      ...this.#frame,
      jobTypes: new Set(Object.keys(services)),
      publish: (step) => this.steps.push(step),
    });
    const workers = createWorkers({
      store,
      execution,
      models,
      clock: this.clock,
      random: () => 0,
      ...this.#frame,
      owner,
      log: {
        warn: (details) => this.warnings.push(details),
        error: (details) => this.warnings.push(details),
      },
      services,
      ...(this.#options.parallel === undefined ? {} : { parallel: this.#options.parallel }),
      ...changes,
    });
    return { execution, workers, models };
  }

  /** Publishes the diagram `<name>.bpmn` as the next version of `key`. */
  async publish(name: string, key = name, parts: { readonly [part: string]: Json } = {}): Promise<void> {
    const folder = this.#options.diagrams ?? join(import.meta.dirname, '..', 'processes');
    const bpmn = readFileSync(join(folder, `${name}.bpmn`), 'utf8');
    const [newest] = await this.store.definitions.versions(key);
    await publishRelease(
      this.store.definitions,
      {
        key,
        version: (newest?.version ?? 0) + 1,
        name: { zh: `流程 ${key}`, en: `Process ${key}` },
        publishedAt: this.clock.iso(),
        publishedBy: null,
        content: { bpmn, forms: {}, decisions: {}, ...parts },
      },
      this.#frame,
    );
    this.workers.wake();
  }

  async start(key: string, variables: Data = {}, id = this.ids.next()): Promise<InstanceRow> {
    const [newest] = await this.store.definitions.versions(key);
    const result = await this.execution.run(id, async () => ({
      ok: true,
      command: {
        type: 'start-instance',
        instanceId: id,
        definition: { key, version: newest?.version ?? 0 },
        variables,
        actor: li,
      },
    }));
    if (!result.ok) throw new Error(`${key} was not started: ${JSON.stringify(result)}`);
    return result.step.instance;
  }

  async complete(task: TaskRow, variables: Data = {}): Promise<Step> {
    const result = await this.execution.run(task.instanceId, async () => ({
      ok: true,
      command: { type: 'complete-task', taskId: task.id, variables, actor: li },
    }));
    if (!result.ok) throw new Error(`${task.elementId} was not completed: ${JSON.stringify(result)}`);
    return result.step;
  }

  async instance(id: string): Promise<InstanceRow> {
    const row = await this.store.instances.load(id);
    if (row === null) throw new Error(`There is no instance ${id}.`);
    return row;
  }

  async instancesOf(definitionKey: string): Promise<readonly InstanceRow[]> {
    const { items } = await this.store.instances.listInstances({ definitionKey, limit: 100, offset: 0 });
    return Promise.all(items.map(({ id }) => this.instance(id)));
  }

  variablesOf(instance: InstanceRow): Data {
    return this.execution.variables(instance, 'root');
  }

  async task(instanceId: string, elementId?: string): Promise<TaskRow> {
    const tasks = await this.store.instances.openTasks(instanceId);
    const task = tasks.find((one) => elementId === undefined || one.elementId === elementId);
    if (task === undefined) throw new Error(`No task is open in ${instanceId}.`);
    return task;
  }

  /** Moves the clock, and lets everything happen that is due then. */
  async advance(ms: number): Promise<void> {
    this.clock.advance(ms);
    await this.workers.idle();
  }

  /** Ends the server without a word and starts it again on the same data. */
  async restart(): Promise<void> {
    await this.workers.stop();
    await this.store.close();
    await this.#open();
  }

  async dispose(): Promise<void> {
    if (this.#opened !== null) {
      await this.workers.stop();
      await this.store.close();
    }
    this.#folder.remove();
  }

  get #current(): Opened {
    if (this.#opened === null) throw new Error('The world is closed.');
    return this.#opened;
  }

  async #open(): Promise<void> {
    const { openStore = () => openSqliteStore({ directory: this.#folder.path }) } = this.#options;
    const store = await openStore();
    const wrapped = this.#options.wrap?.(store) ?? store;
    const { execution, workers } = this.node('node-1', {}, wrapped);
    this.#opened = { store, execution, workers };
    workers.start();
  }
}

interface Opened {
  readonly store: Store;
  readonly execution: HostExecution;
  readonly workers: Workers;
}
