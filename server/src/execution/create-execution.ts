import { type Command, execute, visibleVariables, type WorkingCalendar } from '@flowbook/engine';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { Commit } from '../stores/ports/instance-store.ts';
import type { Store } from '../stores/ports/store.ts';
import { stateOf } from './engine-json.ts';
import type { CommandBuilder, RunOptions, RunResult, Step } from './execution.ts';
import type { HostExecution, PerformResult, StepEffects } from './host-execution.ts';
import { answerToKeep, keptStep } from './idempotent-steps.ts';
import { InstanceCache } from './instance-cache.ts';
import { KeyedQueue } from './keyed-queue.ts';
import type { LoadedInstance } from './loaded-instance.ts';
import type { CompiledRelease, ModelSource } from './model-source.ts';
import { type ProjectedStep, projectStep } from './projection/project-step.ts';

export interface ExecutionOptions {
  readonly store: Store;
  readonly models: ModelSource;
  readonly clock: Clock;
  readonly ids: Ids;
  /** IANA zone of dates without offset. */
  readonly timeZone: string;
  /** When the firm works; handed to the engine with every command. Absent: Monday to Friday from nine to six. */
  readonly calendar?: WorkingCalendar;
  /** A first listener for committed steps. */
  readonly publish?: (step: Step) => void;
  /** Told when a listener throws; the step stands all the same. */
  readonly onListenerError?: (error: unknown, step: Step) => void;
  /** Types of jobs that the server itself does; others wait for a program outside. Absent: it does all. */
  readonly jobTypes?: ReadonlySet<string>;
  /** How long a message waits for a receiver; a week by default. */
  readonly messageTtlMs?: number;
  /** How long a repeated call is recognised; a day by default. */
  readonly answerTtlMs?: number;
  /** Told at each look whether an instance was found in memory. */
  readonly onCacheLook?: (isHit: boolean) => void;
  /** How many instances are kept in memory. */
  readonly cachedInstances?: number;
}

const DAY_MS = 86_400_000;
const CACHED_INSTANCES = 2000;
/** Conflicts come from other processes only, so even a few in a row are rare. */
const MOST_ATTEMPTS = 10;

const NO_TASKS: LoadedInstance['openTasks'] = new Map();

type Settings = RunOptions & StepEffects;

/** The durable shell round the engine: load, decide, commit once, tell who listens. */
export function createExecution(options: ExecutionOptions): HostExecution {
  const { store, models, clock, ids, timeZone, messageTtlMs = 7 * DAY_MS, answerTtlMs = DAY_MS } = options;
  const { jobTypes } = options;
  const isServed = jobTypes === undefined ? undefined : (jobType: string) => jobTypes.has(jobType);
  const queue = new KeyedQueue();
  const cache = new InstanceCache(store, options.cachedInstances ?? CACHED_INSTANCES, options.onCacheLook);
  const listeners = new Set<(step: Step) => void>(options.publish === undefined ? [] : [options.publish]);

  async function runInTurn<Refusal>(
    instanceId: string,
    build: CommandBuilder<Refusal>,
    settings: Settings,
  ): Promise<PerformResult<Refusal>> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const repeated = settings.idempotencyKey === undefined ? null : await knownStep(settings);
      if (repeated !== null) return { ok: true, step: repeated };
      const isNew = settings.isNew === true && attempt === 1;
      const result = await tryOnce(instanceId, build, settings, isNew);
      if (result === 'conflict') continue;
      // Refused because another process carried out this very call meanwhile?
      const meanwhile = result.ok ? null : await knownStep(settings);
      return meanwhile === null ? result : { ok: true, step: meanwhile };
    }
    return { ok: false, trouble: 'too-many-conflicts' };
  }

  async function tryOnce<Refusal>(
    instanceId: string,
    build: CommandBuilder<Refusal>,
    settings: Settings,
    isNew: boolean,
  ): Promise<PerformResult<Refusal> | 'conflict'> {
    const before = isNew ? null : await cache.load(instanceId);
    const openTasks = before?.openTasks ?? NO_TASKS;
    const built = await build({ instance: before?.row ?? null, openTasks });
    if (!built.ok) return built;
    if (before === null && built.command.type !== 'start-instance') return noSuchInstance(instanceId);
    const release = await releaseFor(before, built.command);
    if (release === null) return { ok: false, trouble: 'definition-missing' };
    const decided = decide(release, before, built.command);
    if (!decided.ok) return decided;
    if (decided.events.length === 0 && before !== null && !settlesMore(settings))
      return { ok: true, step: { instance: before.row, events: [], tasks: [], openTasks, repeated: false } };
    // The step takes over what was loaded; and until the store has answered, nobody knows whether it still is what is stored.
    cache.forget(instanceId);
    const projected = projectStep({
      before,
      release,
      state: decided.state,
      events: decided.events,
      messageTtlMs,
      isServed,
      startEventId: built.command.type === 'start-instance' ? built.command.startEventId : undefined,
      endedJobs: settings.endedJobs,
      newJobs: settings.newJobs,
      consumedMessages: settings.consumedMessages,
    });
    const step: Step = {
      instance: projected.after.row,
      events: decided.events,
      tasks: projected.tasks,
      openTasks: projected.after.openTasks,
      repeated: false,
    };
    return await commit(projected, step, settings);
  }

  async function commit(
    projected: ProjectedStep,
    step: Step,
    { idempotencyKey }: Settings,
  ): Promise<{ ok: true; step: Step } | { ok: false; trouble: 'message-consumed' } | 'conflict'> {
    const whole: Commit =
      idempotencyKey === undefined
        ? projected.commit
        : { ...projected.commit, idempotent: answerToKeep(idempotencyKey, step, answersExpireAt()) };
    const committed = await store.instances.commit(whole);
    if (!committed.ok)
      return committed.conflict === 'message' ? { ok: false, trouble: 'message-consumed' } : 'conflict';
    cache.keep(projected.after);
    tell(step);
    return { ok: true, step };
  }

  function decide(release: CompiledRelease, before: LoadedInstance | null, command: Command) {
    return execute(release.model, before === null ? null : stateOf(before.row), command, {
      now: clock.iso(),
      nextId: () => ids.next(),
      decisions: release.decisions,
      timeZone,
      ...(options.calendar === undefined ? {} : { calendar: options.calendar }),
    });
  }

  function releaseFor(
    before: LoadedInstance | null,
    command: Command,
  ): Promise<CompiledRelease | null> | null {
    if (before !== null) return models.version(before.row.definitionKey, before.row.definitionVersion);
    if (command.type !== 'start-instance') return null;
    return models.version(command.definition.key, command.definition.version);
  }

  async function knownStep({ idempotencyKey }: Settings): Promise<Step | null> {
    return idempotencyKey === undefined ? null : keptStep(store, idempotencyKey);
  }

  function answersExpireAt(): string {
    return new Date(clock.now().getTime() + answerTtlMs).toISOString();
  }

  function tell(step: Step): void {
    for (const listener of listeners) {
      try {
        listener(step);
      } catch (error) {
        options.onListenerError?.(error, step);
      }
    }
  }

  return {
    perform: (instanceId, build, effects) =>
      queue.run(instanceId, () => runInTurn(instanceId, build, effects)),
    run: async <Refusal = never>(
      instanceId: string,
      build: CommandBuilder<Refusal>,
      runOptions: RunOptions = {},
    ): Promise<RunResult<Refusal>> => {
      const result = await queue.run(instanceId, () => runInTurn(instanceId, build, runOptions));
      if (!('trouble' in result)) return result;
      // Without consumed messages a commit cannot find one gone.
      if (result.trouble === 'message-consumed')
        throw new Error(`A step of ${instanceId} that consumes no message lost one.`);
      return { ok: false, trouble: result.trouble };
    },
    onCommitted: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    variables: (instance, scopeId) => visibleVariables(stateOf(instance), scopeId),
  };
}

function noSuchInstance(instanceId: string): PerformResult<never> {
  return {
    ok: false,
    rejection: { code: 'engine.instance-not-active', reason: `There is no instance ${instanceId}.` },
  };
}

function settlesMore({
  idempotencyKey,
  endedJobs = [],
  newJobs = [],
  consumedMessages = [],
}: Settings): boolean {
  return idempotencyKey !== undefined || endedJobs.length + newJobs.length + consumedMessages.length > 0;
}
