import type { Actor, Command } from '../commands/command.ts';
import type { Context } from '../context.ts';
import type { Rejection } from '../errors/rejection.ts';
import type { EngineEvent, EngineEventType } from '../events/event.ts';
import { execute } from '../execution/execute.ts';
import type { Variables } from '../json.ts';
import { compile } from '../model/compile.ts';
import type { ProcessModel } from '../model/process-model.ts';
import type { InstanceState } from '../state/instance-state.ts';
import { visibleVariables } from '../state/visible-variables.ts';
import { countingIds, FixedClock } from './clock.ts';

export const tester: Actor = { kind: 'user', id: 'tester' };

type OfType<Type extends EngineEventType> = Extract<EngineEvent, { type: Type }>;
type WithoutActor<T> = T extends Command ? Omit<T, 'actor'> : never;

/**
 * Plays one instance of a model, naming what waits by the ids of the diagram. The state goes through JSON after every
 * command, as it does in a store.
 */
export class Play {
  readonly clock: FixedClock;
  readonly events: EngineEvent[] = [];
  readonly #context: Omit<Context, 'now' | 'nextId'>;
  #nextId = countingIds();
  #state: InstanceState | null = null;

  constructor(
    readonly model: ProcessModel,
    context: Omit<Context, 'now' | 'nextId'> & { readonly start?: string } = {},
  ) {
    const { start, ...rest } = context;
    this.#context = { timeZone: 'Asia/Shanghai', ...rest };
    this.clock = new FixedClock(start);
  }

  /** Goes on with an instance, such as one that was carried over to another version. */
  static from(model: ProcessModel, state: InstanceState, now: string): Play {
    const play = new Play(model, { start: now });
    play.#state = state;
    play.#nextId = countingIds('later');
    return play;
  }

  get state(): InstanceState {
    if (this.#state === null) throw new Error('The instance has not been started.');
    return this.#state;
  }

  /** Carries a command out, as `tester` unless it says otherwise; a rejection is returned and changes nothing. */
  try(command: WithoutActor<Command> & { readonly actor?: Actor }): Rejection | undefined {
    const context = { ...this.#context, now: this.clock.now(), nextId: this.#nextId };
    const result = execute(this.model, this.#state, { actor: tester, ...command } as Command, context);
    if (!result.ok) return result.rejection;
    this.#state = JSON.parse(JSON.stringify(result.state)) as InstanceState;
    this.events.push(...result.events);
    return undefined;
  }

  /** The same, for a command that must not be refused. Returns its events. */
  do(command: WithoutActor<Command> & { readonly actor?: Actor }): readonly EngineEvent[] {
    const before = this.events.length;
    const rejection = this.try(command);
    if (rejection !== undefined) throw new Error(`${command.type} was refused: ${rejection.reason}`);
    return this.events.slice(before);
  }

  start(variables: Variables = {}, startEventId?: string): this {
    this.do({
      type: 'start-instance',
      instanceId: 'i1',
      definition: { key: this.model.processId, version: 1 },
      variables,
      ...(startEventId === undefined ? {} : { startEventId }),
    });
    return this;
  }

  complete(elementId: string, variables: Variables = {}): this {
    this.do({ type: 'complete-task', taskId: this.taskId(elementId), variables });
    return this;
  }

  finishJob(elementId: string, variables: Variables = {}): this {
    const { jobId } = this.last('job-created', elementId);
    this.do({ type: 'complete-job', jobId, variables });
    return this;
  }

  fire(elementId: string): this {
    const { timerId } = this.last('timer-scheduled', elementId);
    this.do({ type: 'fire-timer', timerId });
    return this;
  }

  deliver(elementId: string, payload: Variables = {}): this {
    const { subscriptionId } = this.last('subscription-opened', elementId);
    this.do({ type: 'deliver-message', subscriptionId, payload });
    return this;
  }

  retry(): this {
    const [incidentId] = Object.keys(this.state.incidents);
    if (incidentId === undefined) throw new Error('There is no incident.');
    this.do({ type: 'retry-incident', incidentId });
    return this;
  }

  /** The oldest open task of an element. */
  taskId(elementId: string): string {
    const { tasks, elements } = this.state;
    const taskId = Object.keys(tasks).find((id) => elements[id]?.elementId === elementId);
    if (taskId === undefined) throw new Error(`No task is open at ${elementId}.`);
    return taskId;
  }

  /** The last event of a type at an element. */
  last<Type extends EngineEventType>(type: Type, elementId: string): OfType<Type> {
    const found = this.all(type)
      .filter((event) => 'elementId' in event && event.elementId === elementId)
      .at(-1);
    if (found === undefined) throw new Error(`${elementId} has no ${type}.`);
    return found;
  }

  all<Type extends EngineEventType>(type: Type): readonly OfType<Type>[] {
    return this.events.filter((event): event is OfType<Type> => event.type === type);
  }

  /** Ids of the elements entered, in their order. */
  get entered(): readonly string[] {
    return this.all('element-entered').map(({ elementId }) => elementId);
  }

  /** Ids of the elements at which the instance stands, sorted. */
  get active(): readonly string[] {
    return Object.values(this.state.elements)
      .map(({ elementId }) => elementId)
      .sort();
  }

  get incidents(): readonly string[] {
    return Object.values(this.state.incidents).map(({ code }) => code);
  }

  /** The variables of the process. */
  get variables(): Variables {
    return visibleVariables(this.state, 'root');
  }
}

/** Compiles a diagram that must have no problem. */
export async function compileOk(xml: string): Promise<ProcessModel> {
  const compiled = await compile(xml);
  if (!compiled.ok) {
    throw new Error(compiled.problems.map(({ code, reason }) => `${code}: ${reason}`).join('\n'));
  }
  return compiled.model;
}
