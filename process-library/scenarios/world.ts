import type { Context, EngineEvent, JobCreated, Variables } from '@flowbook/engine';
import type { PreparedApp } from '../content/prepare-app.ts';
import { after } from './duration.ts';
import { Run } from './run.ts';

const system = { kind: 'system', id: 'system' } as const;

/** Zone in which the organisation of the library works. */
export const timeZone = 'Asia/Shanghai';

/**
 * What a server does around the engine, in memory and at once: it performs jobs, starts called processes, hands over
 * messages, and fires timers when the clock is moved past them.
 */
export class World {
  readonly runs: Run[] = [];
  readonly letters: string[] = [];
  readonly messages: string[] = [];
  archived = 0;
  private ids = 0;
  private numbers = 0;

  constructor(
    private readonly apps: ReadonlyMap<string, PreparedApp>,
    private millis: number,
  ) {}

  get now(): string {
    return new Date(this.millis).toISOString();
  }

  /** The number that a document with this prefix gets next. */
  readonly nextNumber = (prefix: string): string => {
    this.numbers += 1;
    return `${prefix}-${this.now.slice(0, 10).replaceAll('-', '')}-${String(this.numbers).padStart(4, '0')}`;
  };

  start(
    processId: string,
    command: { startEventId?: string; variables?: Variables; submission?: Variables },
    by: string | null,
    parent?: { instanceId: string; callId: string },
  ): void {
    const app = this.apps.get(processId);
    if (app === undefined) throw new Error(`The library has no process ${processId}.`);
    const run = new Run(`i${this.runs.length + 1}`, app, () => this.context());
    this.runs.push(run);
    const events = run.do({
      type: 'start-instance',
      instanceId: run.id,
      definition: { key: processId, version: 1 },
      ...command,
      ...(parent === undefined ? {} : { parent }),
      actor: by === null ? system : { kind: 'user', id: by },
    });
    this.follow(run, events);
  }

  /** Performs all that the events of one step ask the host for. */
  follow(run: Run, events: readonly EngineEvent[]): void {
    for (const event of events) this.react(run, event);
  }

  /** Moves the clock; timers fire in the order in which they are due. */
  advance(duration: string): void {
    const until = after(this.millis, duration);
    for (let next = this.earliestTimer(until); next !== null; next = this.earliestTimer(until)) {
      this.millis = Math.max(this.millis, next.dueAt);
      this.follow(next.run, next.run.do({ type: 'fire-timer', timerId: next.timerId, actor: system }));
    }
    this.millis = until;
  }

  /** Hands a message to whoever waits for its name and key. Returns whether somebody did. */
  deliver(name: string, key: string | null, payload: Variables): boolean {
    for (const run of this.runs.filter(({ isActive }) => isActive)) {
      const waiting = run
        .of('subscription-opened')
        .find(
          ({ subscriptionId, messageName, correlationKey }) =>
            subscriptionId in (run.state?.subscriptions ?? {}) &&
            messageName === name &&
            (correlationKey === null || correlationKey === key),
        );
      if (waiting === undefined) continue;
      const { subscriptionId } = waiting;
      this.follow(run, run.do({ type: 'deliver-message', subscriptionId, payload, actor: system }));
      return true;
    }
    return false;
  }

  private react(run: Run, event: EngineEvent): void {
    switch (event.type) {
      case 'job-created':
        this.perform(run, event);
        break;
      case 'call-started':
        this.start(event.calledElement, { variables: event.variables }, null, {
          instanceId: run.id,
          callId: event.callId,
        });
        break;
      case 'call-canceled':
        this.cancelCalled(run, event.callId);
        break;
      case 'message-sent':
        this.messages.push(event.messageName);
        this.deliver(event.messageName, event.correlationKey, event.payload);
        break;
      case 'instance-completed':
      case 'instance-terminated':
        if (event.parent !== undefined) this.answer(event.parent, event.variables);
        break;
    }
  }

  /** The two kinds of work that the library's processes give to the server. */
  private perform(run: Run, { jobId, jobType, input }: JobCreated): void {
    if (jobType === 'record-letter') this.letters.push(String(input.template));
    else if (jobType === 'archive-case') this.archived += 1;
    else throw new Error(`${run.app.id}: nobody performs jobs of type ${jobType}.`);
    this.follow(run, run.do({ type: 'complete-job', jobId, actor: system }));
  }

  private answer(
    parent: { readonly instanceId: string; readonly callId: string },
    variables: Variables,
  ): void {
    const caller = this.runs.find(({ id }) => id === parent.instanceId);
    if (caller === undefined) throw new Error(`Nobody called ${parent.callId}.`);
    this.follow(
      caller,
      caller.do({ type: 'complete-call', callId: parent.callId, variables, actor: system }),
    );
  }

  private cancelCalled(caller: Run, callId: string): void {
    const called = this.runs.find(
      ({ id, state }) =>
        id !== caller.id && state?.parent?.instanceId === caller.id && state.parent.callId === callId,
    );
    if (called?.isActive)
      this.follow(called, called.do({ type: 'cancel-instance', reason: callId, actor: system }));
  }

  private earliestTimer(until: number): { run: Run; timerId: string; dueAt: number } | null {
    const due = this.runs
      .filter(({ isActive }) => isActive)
      .flatMap((run) =>
        Object.entries(run.state?.timers ?? {}).map(([timerId, timer]) => ({
          run,
          timerId,
          dueAt: Date.parse(timer.dueAt),
        })),
      )
      .filter(({ dueAt }) => dueAt <= until)
      .sort((a, b) => a.dueAt - b.dueAt);
    return due[0] ?? null;
  }

  private context(): Context {
    return { now: this.now, timeZone, nextId: () => `e${++this.ids}` };
  }
}
