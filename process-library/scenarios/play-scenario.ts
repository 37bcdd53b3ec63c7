import type { FormBinding, Json, TaskCreated, Variables } from '@flowbook/engine';
import type { PreparedApp } from '../content/prepare-app.ts';
import type { PersonEntry } from '../content/read-library.ts';
import { named, submit } from './desk.ts';
import type { Run } from './run.ts';
import type { Entry, Finding, Scenario, Shared, Start, Step } from './scenario.ts';
import { World } from './world.ts';

/** What a scenario is played with. */
export interface Stage {
  readonly apps: ReadonlyMap<string, PreparedApp>;
  readonly people: ReadonlyMap<string, PersonEntry>;
  /** By process. */
  readonly shared: ReadonlyMap<string, Shared>;
}

/** Plays a scenario of a process on the real engine, with its real forms and decisions, and returns the world after it. */
export function playScenario(processId: string, scenario: Scenario, stage: Stage): World {
  const player = new Player(processId, stage, new World(stage.apps, Date.parse(scenario.startsAt)));
  player.start(scenario.start);
  player.take(scenario.steps);
  return player.world;
}

class Player {
  constructor(
    private readonly processId: string,
    private readonly stage: Stage,
    readonly world: World,
  ) {}

  start(start: Start): void {
    if ('called' in start) this.world.start(this.processId, { variables: start.called }, null);
    else if ('message' in start)
      this.world.start(this.processId, { startEventId: start.event, variables: start.payload }, null);
    else this.startWithForm(start);
  }

  private startWithForm(start: Extract<Start, { by: string }>): void {
    const app = this.appOf(this.processId);
    const binding = app.description.startEvents.find(({ id }) => id === start.event)?.form;
    if (binding === undefined) throw new Error(`${start.event} of ${this.processId} has no start form.`);
    if (start.refusedFirst !== undefined) {
      const refused = this.fill(app, binding, {}, start.refusedFirst);
      this.expectFindings(start.event, refused, start.refusedFirst.findings);
    }
    const accepted = this.fill(app, binding, {}, start);
    if (!accepted.ok)
      throw new Error(
        `${start.event}: the form refuses what ${start.by} enters: ${inWords(named(accepted.errors))}.`,
      );
    this.world.start(this.processId, { startEventId: start.event, submission: accepted.changes }, start.by);
  }

  take(steps: readonly Step[]): void {
    for (const [at, step] of steps.entries()) {
      try {
        this.takeOne(step);
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`Step ${at + 1} (${titleOf(step)}): ${reason}`, { cause });
      }
    }
  }

  private takeOne(step: Step): void {
    if ('play' in step) this.take(this.playOf(step.play));
    else if ('advance' in step) this.world.advance(step.advance);
    else if ('open' in step) this.expectOpen(step.open);
    else if ('message' in step) this.send(step);
    else if ('notAllowed' in step) this.expectNotAllowed(step.notAllowed, step.by);
    else if ('refused' in step) this.refuse(step);
    else this.complete(step);
  }

  private complete(step: Extract<Step, { complete: string }>): void {
    const { run, task } = this.taskOf(step.complete, step.in, step.nth);
    if (!this.mayDo(run, task, step.by)) throw new Error(`${step.by} may not do ${step.complete}.`);
    const actor = { kind: 'user', id: step.by } as const;
    const { taskId } = task;
    if (run.assigneeOf(taskId) === null)
      this.world.follow(run, run.do({ type: 'claim-task', taskId, actor }));
    const submission = task.form === undefined ? {} : this.accepted(run, task, task.form, step);
    this.world.follow(run, run.do({ type: 'complete-task', taskId, submission, actor }));
  }

  private accepted(run: Run, task: TaskCreated, form: FormBinding, entry: Entry): Variables {
    const result = this.fill(run.app, form, documentOf(run.data(task.scopeId), form), entry);
    if (!result.ok)
      throw new Error(`The form refuses what ${entry.by} enters: ${inWords(named(result.errors))}.`);
    return result.changes;
  }

  private refuse(step: Extract<Step, { refused: string }>): void {
    const { run, task } = this.taskOf(step.refused, step.in, step.nth);
    if (task.form === undefined) throw new Error(`${step.refused} has no form that could be refused.`);
    const result = this.fill(run.app, task.form, documentOf(run.data(task.scopeId), task.form), step);
    this.expectFindings(step.refused, result, step.findings);
  }

  private fill(app: PreparedApp, binding: FormBinding, stored: Variables, entry: Entry) {
    const person = this.person(entry.by);
    const { now, nextNumber } = this.world;
    const entered = { ...this.fillOf(entry.fill), ...entry.submission };
    return submit({ app, binding, stored, person, now, nextNumber }, entered);
  }

  private expectFindings(
    place: string,
    result: ReturnType<Player['fill']>,
    expected: readonly Finding[],
  ): void {
    const found = result.ok ? [] : named(result.errors);
    const missing = expected.filter(
      ({ field, code, message }) =>
        !found.some(
          (one) => one.field === field && one.code === code && (message ?? one.message) === one.message,
        ),
    );
    if (missing.length > 0 || found.length !== expected.length)
      throw new Error(`${place} should be refused for ${inWords(expected)}; it is for ${inWords(found)}.`);
  }

  private expectOpen(expected: readonly string[]): void {
    const open = this.world.runs.flatMap((run) => run.openTasks().map(({ elementId }) => elementId));
    if ([...open].sort().join() !== [...expected].sort().join())
      throw new Error(`Open should be ${expected.join(', ')}, not ${open.join(', ')}.`);
  }

  private expectNotAllowed(elementId: string, by: string): void {
    const { run, task } = this.taskOf(elementId);
    if (this.mayDo(run, task, by)) throw new Error(`${by} should not be allowed to do ${elementId}.`);
  }

  private send({ message, key, payload = {} }: Extract<Step, { message: string }>): void {
    const value = this.world.runs.map((run) => valueAt(run.data(), key)).find((found) => found !== undefined);
    if (typeof value !== 'string') throw new Error(`No case has a key at ${key}.`);
    if (!this.world.deliver(message, value, payload))
      throw new Error(`Nobody waits for ${message} by ${value}.`);
  }

  /** The task of an element that is open in exactly one of the instances, or the `nth` of those open, from 1. */
  private taskOf(elementId: string, processId?: string, nth?: number): { run: Run; task: TaskCreated } {
    const found = this.world.runs
      .filter(({ app }) => processId === undefined || app.id === processId)
      .flatMap((run) => run.openTasks().map((task) => ({ run, task })))
      .filter(({ task }) => task.elementId === elementId);
    const wanted = found[(nth ?? 1) - 1];
    if (wanted === undefined || (nth === undefined && found.length > 1)) {
      const open = this.world.runs.flatMap((run) => run.openTasks().map((task) => task.elementId));
      throw new Error(`${found.length} tasks of ${elementId} are open; open are ${open.join(', ')}.`);
    }
    return wanted;
  }

  private mayDo(run: Run, task: TaskCreated, by: string): boolean {
    const assignee = run.assigneeOf(task.taskId);
    if (assignee !== null) return assignee === by;
    return (
      task.candidateUsers.includes(by) ||
      this.person(by).roles.some((role) => task.candidateGroups.includes(role))
    );
  }

  private person(username: string): PersonEntry {
    return this.stage.people.get(username) ?? fail(`Nobody of the organisation is called ${username}.`);
  }

  private appOf(processId: string): PreparedApp {
    return this.stage.apps.get(processId) ?? fail(`The library has no process ${processId}.`);
  }

  private fillOf(name: string | undefined): Variables {
    if (name === undefined) return {};
    const { shared, local } = this.sharedOf(name);
    return shared.fills[local] ?? fail(`No filling is called ${name}.`);
  }

  private playOf(name: string): readonly Step[] {
    const { shared, local, processId } = this.sharedOf(name);
    const steps = shared.plays[local] ?? fail(`No play is called ${name}.`);
    return steps.map((step) => qualified(step, processId));
  }

  /** `name` of this process, or `process/name` of another. */
  private sharedOf(name: string): { shared: Shared; local: string; processId: string } {
    const [first, second] = name.split('/');
    const processId = second === undefined ? this.processId : (first ?? '');
    const shared = this.stage.shared.get(processId) ?? fail(`${processId} shares nothing.`);
    return { shared, local: second ?? name, processId };
  }
}

/** A step whose names mean those of a process, whoever plays it. */
function qualified(step: Step, processId: string): Step {
  const full = (name: string) => (name.includes('/') ? name : `${processId}/${name}`);
  if ('play' in step) return { ...step, play: full(step.play) };
  return 'fill' in step && step.fill !== undefined ? { ...step, fill: full(step.fill) } : step;
}

function documentOf(data: Variables, { doc }: FormBinding): Variables {
  const document = doc === undefined ? undefined : data[doc];
  return isRecord(document) ? document : {};
}

/** The value at a place such as `complaint.docNo`, or `visits.0.docNo` inside a list. */
export function valueAt(data: Variables, place: string): Json | undefined {
  return place.split('.').reduce<Json | undefined>((value, step) => {
    if (Array.isArray(value)) return (value as readonly Json[])[Number(step)];
    return isRecord(value) ? value[step] : undefined;
  }, data);
}

function isRecord(value: Json | undefined): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fail(reason: string): never {
  throw new Error(reason);
}

function titleOf(step: Step): string {
  const [kind = '', what] = Object.entries(step)[0] ?? [];
  return typeof what === 'string' ? `${kind} ${what}` : kind;
}

function inWords(findings: readonly Finding[]): string {
  const words = findings.map(({ field, code, message = '' }) => `${field} (${code}) ${message}`.trimEnd());
  return words.length === 0 ? 'nothing' : words.join('; ');
}
