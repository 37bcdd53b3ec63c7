import {
  type Command,
  type Context,
  type EngineEvent,
  execute,
  type InstanceState,
  type ProcessModel,
  type WorkingCalendar,
} from '@flowbook/engine';
import type { Play, Step } from './construct.ts';
import type { HistoryStep } from './history.ts';

const actor = { kind: 'user', id: 'tester' } as const;

export interface Outcome {
  /** Element ids in the order in which they were entered. */
  readonly entered: readonly string[];
  readonly canceled: readonly string[];
  readonly messagesSent: readonly string[];
  readonly signalsThrown: readonly string[];
  readonly escalations: readonly string[];
  readonly active: readonly string[];
  readonly compensated: readonly string[];
  readonly timersDue: readonly string[];
  readonly tasksDue: readonly (string | null)[];
  readonly assignees: readonly string[];
  readonly jobInputs: readonly unknown[];
  readonly calls: readonly string[];
  readonly status: string;
  readonly variables: unknown;
  readonly incidents: readonly string[];
}

/** Plays a construct's steps on the engine and returns what could be seen from outside. */
export function playOn(model: ProcessModel, play: Play, decisions: Decisions = {}): Outcome {
  return playedWorld(model, play, decisions).outcome();
}

/** The same, with all that happened in it. */
export function recordOn(model: ProcessModel, play: Play): readonly HistoryStep[] {
  return playedWorld(model, play, {}).steps;
}

type Decisions = NonNullable<Context['decisions']>;

function playedWorld(model: ProcessModel, play: Play, decisions: Decisions): World {
  const world = new World(model, play.calendar, decisions);
  world.execute({
    type: 'start-instance',
    instanceId: 'i1',
    definition: { key: 'construct', version: 1 },
    variables: play.variables ?? {},
    ...(play.startEvent === undefined ? {} : { startEventId: play.startEvent }),
    ...(play.startPart === undefined ? {} : { startPart: play.startPart }),
    ...(play.called === true ? { parent: { instanceId: 'caller', callId: 'call' } } : {}),
    actor,
  });
  for (const step of play.steps ?? []) world.take(step);
  return world;
}

class World {
  private state: InstanceState | null = null;
  private events: EngineEvent[] = [];
  readonly steps: HistoryStep[] = [];
  private now = Date.UTC(2026, 0, 5, 1, 0, 0);
  private ids = 0;

  constructor(
    private readonly model: ProcessModel,
    private readonly calendar: WorkingCalendar | undefined,
    private readonly decisions: Decisions,
  ) {}

  take(step: Step): void {
    if ('advance' in step) this.now += step.advance * 1000;
    else this.execute(this.commandOf(step));
  }

  execute(command: Command): void {
    const context: Context = {
      now: new Date(this.now).toISOString(),
      nextId: () => `id${++this.ids}`,
      timeZone: 'Asia/Shanghai',
      decisions: this.decisions,
      ...(this.calendar === undefined ? {} : { calendar: this.calendar }),
    };
    const result = execute(this.model, this.state, command, context);
    if (!result.ok)
      throw new Error(`${command.type} was refused: ${result.rejection.code}, ${result.rejection.reason}`);
    this.state = JSON.parse(JSON.stringify(result.state)) as InstanceState;
    this.events.push(...result.events);
    this.steps.push({ command, now: context.now, events: result.events });
  }

  outcome(): Outcome {
    const of = <T extends EngineEvent['type']>(type: T) =>
      this.events.filter((event): event is Extract<EngineEvent, { type: T }> => event.type === type);
    const ended = this.events.find((event) => /^instance-(completed|terminated|canceled)$/.test(event.type));
    return {
      entered: of('element-entered').map((event) => event.elementId),
      canceled: of('element-canceled').map((event) => event.elementId),
      messagesSent: of('message-sent').map((event) => event.messageName),
      signalsThrown: of('signal-thrown').map((event) => event.signalName),
      escalations: of('escalation-thrown').map(
        ({ escalationCode, caughtBy }) => `${escalationCode} ${caughtBy ?? '-'}`,
      ),
      active: Object.values(this.state?.elements ?? {})
        .map((element) => element.elementId)
        .sort(),
      compensated: of('compensation-started').map((event) => event.elementId),
      timersDue: of('timer-scheduled').map((event) => event.dueAt),
      tasksDue: of('task-created').map((event) => event.dueAt),
      assignees: of('task-created').flatMap((event) => event.assignee ?? []),
      jobInputs: of('job-created').map((event) => event.input),
      calls: of('call-started').map(
        ({ calledElement, version }) => `${calledElement}${version === undefined ? '' : `@${version}`}`,
      ),
      status: ended === undefined ? 'active' : ended.type.replace('instance-', ''),
      variables: this.state?.scopes.root?.variables ?? null,
      incidents: of('incident-raised').map((event) => event.code),
    };
  }

  private commandOf(step: Exclude<Step, { advance: number }>): Command {
    if ('complete' in step) {
      const taskId = this.openTask(step.complete);
      return { type: 'complete-task', taskId, variables: step.variables ?? {}, actor };
    }
    if ('finishJob' in step) {
      const jobId = this.latest('job-created', step.finishJob, (event) => event.jobId);
      return { type: 'complete-job', jobId, variables: step.variables ?? {}, actor };
    }
    if ('failJob' in step) {
      const jobId = this.latest('job-created', step.failJob, (event) => event.jobId);
      return { type: 'fail-job', jobId, reason: 'refused by the test', final: true, actor };
    }
    if ('throwError' in step) {
      const jobId = this.latest('job-created', step.from, (event) => event.jobId);
      return { type: 'throw-error', jobId, errorCode: step.throwError, actor };
    }
    if ('fire' in step) {
      const timerId = this.latest('timer-scheduled', step.fire, (event) => event.timerId);
      return { type: 'fire-timer', timerId, actor };
    }
    if ('deliver' in step) {
      const subscriptionId = this.latest(
        'subscription-opened',
        step.deliver,
        (event) => event.subscriptionId,
      );
      return { type: 'deliver-message', subscriptionId, payload: step.variables ?? {}, actor };
    }
    if ('signal' in step) {
      return { type: 'broadcast-signal', signalName: step.signal, payload: step.variables ?? {}, actor };
    }
    if ('approve' in step) {
      const { approve, at, by = actor.id } = step;
      return { ...approve, taskId: this.openTask(at, by), actor: { kind: 'user', id: by } } as Command;
    }
    if ('set' in step) return { type: 'set-variables', variables: step.set, actor };
    if ('escalate' in step) {
      const { escalate: escalationCode, variables = {} } = step;
      return { type: 'throw-escalation', source: this.worker(step.from), escalationCode, variables, actor };
    }
    if ('begin' in step) {
      const id = this.latest('element-entered', step.in, (event) => event.id);
      return { type: 'start-activity', elementInstanceId: id, activityId: step.begin, actor };
    }
    if ('retry' in step) {
      const incidentId = this.latest('incident-raised', step.retry, (event) => event.incidentId);
      return { type: 'retry-incident', incidentId, actor };
    }
    const callId = this.latest(
      'call-started',
      'return' in step ? step.return : step.failCall,
      (event) => event.callId,
    );
    return 'return' in step
      ? { type: 'complete-call', callId, variables: step.variables ?? {}, actor }
      : {
          type: 'fail-call',
          callId,
          reason: 'refused by the test',
          ...(step.errorCode ? { errorCode: step.errorCode } : {}),
          actor,
        };
  }

  /** The latest task of an element that is still open, the person's own before others; runs may be done already. */
  private openTask(elementId: string, person?: string): string {
    const open = Object.entries(this.state?.tasks ?? {}).filter(
      ([id]) => this.state?.elements[id]?.elementId === elementId,
    );
    const own = open.filter(([, { assignee }]) => assignee === person);
    return (
      (own.at(-1) ?? open.at(-1))?.[0] ?? this.latest('task-created', elementId, (event) => event.taskId)
    );
  }

  /** The task, job or call that stands open at an element. */
  private worker(elementId: string): { kind: 'call' | 'job' | 'task'; id: string } {
    for (const event of [...this.events].reverse()) {
      if (!('elementId' in event) || event.elementId !== elementId) continue;
      if (event.type === 'task-created') return { kind: 'task', id: event.taskId };
      if (event.type === 'job-created') return { kind: 'job', id: event.jobId };
      if (event.type === 'call-started') return { kind: 'call', id: event.callId };
    }
    throw new Error(`Nothing is worked on at ${elementId}.`);
  }

  private latest<T extends EngineEvent['type']>(
    type: T,
    elementId: string,
    idOf: (event: Extract<EngineEvent, { type: T }>) => string,
  ): string {
    const found = this.events.filter(
      (event): event is Extract<EngineEvent, { type: T }> =>
        event.type === type && 'elementId' in event && event.elementId === elementId,
    );
    const last = found.at(-1);
    if (last === undefined) throw new Error(`Nothing waits at ${elementId} (${type}).`);
    return idOf(last);
  }
}
