import {
  type Command,
  type Context,
  type EngineEvent,
  execute,
  type InstanceState,
  type TaskCreated,
  type Variables,
  visibleVariables,
} from '@flowbook/engine';
import type { PreparedApp } from '../content/prepare-app.ts';

/** One instance of a process while a scenario is played: its state, and all that has happened in it. */
export class Run {
  state: InstanceState | null = null;
  readonly events: EngineEvent[] = [];

  constructor(
    readonly id: string,
    readonly app: PreparedApp,
    private readonly context: () => Context,
  ) {}

  /** Has the engine decide, and returns what happened. A refusal and an incident end the scenario. */
  do(command: Command): readonly EngineEvent[] {
    const context = { ...this.context(), decisions: this.app.decisions };
    const result = execute(this.app.model, this.state, command, context);
    if (!result.ok)
      throw new Error(
        `${this.app.id}: ${command.type} was refused: ${result.rejection.code}, ${result.rejection.reason}`,
      );
    // States are stored as JSON; what does not survive that must not work here either.
    this.state = JSON.parse(JSON.stringify(result.state)) as InstanceState;
    this.events.push(...result.events);
    const incident = result.events.find((event) => event.type === 'incident-raised');
    if (incident?.type === 'incident-raised')
      throw new Error(
        `${this.app.id}: incident at ${incident.elementId}: ${incident.code}, ${incident.reason}`,
      );
    return result.events;
  }

  get isActive(): boolean {
    return this.state?.status === 'active';
  }

  /** Tasks that wait for somebody. */
  openTasks(): readonly TaskCreated[] {
    return this.of('task-created').filter(({ taskId }) => this.state !== null && taskId in this.state.tasks);
  }

  assigneeOf(taskId: string): string | null {
    return this.state?.tasks[taskId]?.assignee ?? null;
  }

  /** The data that a scope sees; without one that of the process. */
  data(scopeId = 'root'): Variables {
    return this.state === null ? {} : visibleVariables(this.state, scopeId);
  }

  of<Type extends EngineEvent['type']>(type: Type): readonly Extract<EngineEvent, { type: Type }>[] {
    return this.events.filter((event): event is Extract<EngineEvent, { type: Type }> => event.type === type);
  }
}
