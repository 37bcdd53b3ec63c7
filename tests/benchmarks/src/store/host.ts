import {
  createExecution,
  createIds,
  createModelSource,
  type Execution,
  type Json,
  openSqliteStore,
  publishRelease,
  type Step,
  type Store,
  systemClock,
} from '@flowbook/server';
import { check } from '../measure.ts';

const actor = { kind: 'user', id: 'zhou.min' } as const;
const ZONE = 'Asia/Shanghai';

/** About 120 bytes, as a small form would give. */
const variables = {
  request: {
    subject: 'The till does not start',
    customer: 'c-0007',
    level: 'normal',
    amount: 120,
    phone: '13900001234',
  },
};

/** A store with the durable execution over it, as the server puts them together, in this process. */
export class Host {
  readonly #ids = createIds(systemClock);

  private constructor(
    readonly store: Store,
    private readonly execution: Execution,
  ) {}

  /** Over the embedded store. @param wrap puts something between the execution and the store */
  static async open(
    folder: string,
    diagrams: { readonly [key: string]: string },
    wrap: (store: Store) => Store = (store) => store,
  ): Promise<Host> {
    return Host.over(wrap(await openSqliteStore({ directory: folder })), diagrams);
  }

  static async over(store: Store, diagrams: { readonly [key: string]: string }): Promise<Host> {
    for (const [key, bpmn] of Object.entries(diagrams)) {
      const name = { zh: key, en: key };
      const content = { bpmn, forms: {}, decisions: {} };
      const publishedAt = systemClock.iso();
      await publishRelease(
        store.definitions,
        { key, version: 1, name, publishedAt, publishedBy: null, content },
        { timeZone: ZONE },
      );
    }
    const models = createModelSource(store.definitions);
    const execution = createExecution({
      store,
      models,
      clock: systemClock,
      ids: createIds(systemClock),
      timeZone: ZONE,
    });
    return new Host(store, execution);
  }

  async start(key: string, given: { readonly [name: string]: Json } = variables): Promise<Step> {
    const instanceId = this.#ids.next();
    const definition = { key, version: 1 };
    return stepOf(
      await this.execution.run(
        instanceId,
        async () => ({
          ok: true,
          command: { type: 'start-instance', instanceId, definition, variables: given, actor },
        }),
        { isNew: true },
      ),
    );
  }

  /** Completes the task that a step has left open. */
  async complete(
    { instance, tasks }: Step,
    changes: { readonly [name: string]: number } = {},
  ): Promise<Step> {
    const task = tasks.find(({ status }) => status === 'open');
    check(task !== undefined, 'a task is open');
    return this.completeTask(instance.id, task.id, changes);
  }

  async completeTask(
    instanceId: string,
    taskId: string,
    changes: { readonly [name: string]: Json },
  ): Promise<Step> {
    return stepOf(
      await this.execution.run(instanceId, async () => ({
        ok: true,
        command: { type: 'complete-task', taskId, variables: changes, actor },
      })),
    );
  }

  /** One case from its start over its user task to its end: two durable commits. */
  async startAndComplete(key: string): Promise<void> {
    const done = await this.complete(await this.start(key));
    check(done.instance.status === 'completed', `the instance is ${done.instance.status}`);
  }
}

function stepOf(result: Awaited<ReturnType<Execution['run']>>): Step {
  if (!result.ok) throw new Error(`A command was not carried out: ${JSON.stringify(result)}`);
  return result.step;
}
