import type { Environment } from '@flowbook/expressions';
import type { Actor } from '../commands/command.ts';
import type { Context } from '../context.ts';
import type { ElementLeft, EngineEvent } from '../events/event.ts';
import type { Variables } from '../json.ts';
import type { ProcessModel, SequenceFlow } from '../model/process-model.ts';
import { apply } from '../state/appliers/index.ts';
import { Draft } from '../state/draft.ts';
import type { InstanceState } from '../state/instance-state.ts';
import { type Follows, nothing } from '../state/past.ts';
import { visibleVariables } from '../state/visible-variables.ts';
import { beginOf, startOf, trailAfter } from './causes.ts';
import type { ElementInstance } from './element-instance.ts';

/** An event as an element states it; the step adds `seq` and `at`. */
export type Fact = EngineEvent extends infer Event
  ? Event extends EngineEvent
    ? Omit<Event, 'seq' | 'at'>
    : never
  : never;

/** A token that has been put on a flow and not yet looked at. */
export interface Arrival {
  readonly flow: SequenceFlow;
  readonly scopeId: string;
}

/** A looping activity whose next run may begin. */
export interface NextRun {
  readonly loopId: string;
}

/** A rollback whose next activity may be compensated. */
export interface NextCompensation {
  readonly rollbackId: string;
}

export type Work = Arrival | NextRun | NextCompensation;

/** The host itself, where the engine acts without being told to by a person. */
export const system: Actor = { kind: 'system', id: 'engine' };

type Mutable<T> = T extends unknown ? { -readonly [Key in keyof T]: T[Key] } : never;

/** Writes into the fact itself: copying each would take a good part of the time of a step. */
function stamp(
  fact: Fact & { seq?: number; at?: string },
  seq: number,
  at: string,
): asserts fact is EngineEvent {
  fact.seq = seq;
  fact.at = at;
}

/**
 * One command at work: the model, the state so far, the events so far and the tokens still to move. State changes only
 * by {@link emit}, so that it is the fold of the events whatever an element does.
 */
export class Step {
  readonly events: EngineEvent[] = [];
  readonly environment: Environment;
  /** What is to be done next, the nearest last. */
  readonly work: Work[] = [];
  /** Elements that may still be entered before the step counts as a loop that never waits. */
  budget: number;
  /** What a budget that was used up is replaced by, so that other branches still get their turn. */
  reserve: number;
  /** Whether conditions that are waited for must be looked at again. */
  dataChanged = false;
  /**
   * While tokens are moved by hand: scopes that have come to hold none, and the element reached last there. They are
   * completed when all is moved, unless another token has begun in them meanwhile.
   */
  unsettled: Map<string, string> | null = null;
  /** The state as it is now; it changes with every event. */
  readonly draft: InstanceState;
  readonly #draft: Draft;
  #left: Follows = nothing;
  readonly #isNew: boolean;

  constructor(
    readonly model: ProcessModel,
    state: InstanceState | null,
    readonly context: Context,
  ) {
    this.#draft = new Draft(state);
    this.draft = this.#draft.state;
    this.#isNew = state === null;
    this.environment = { now: context.now, timeZone: context.timeZone ?? 'UTC' };
    this.budget = context.stepLimit ?? 25_000;
    this.reserve = Math.floor(this.budget / 10);
  }

  /** Makes an event of the fact, which is handed over: it is the event itself, completed. */
  emit(fact: Fact): void {
    this.#addCause(fact);
    stamp(fact, this.draft.seq + 1, this.context.now);
    if (fact.type === 'element-left') this.#applyLeft(fact);
    else apply(this.#draft, fact);
    this.events.push(fact);
    if (fact.type === 'variables-set' || fact.type === 'condition-opened') this.dataChanged = true;
  }

  #applyLeft(event: ElementLeft): void {
    const { scopes, elements } = this.draft;
    if (scopes[event.id] === undefined) {
      this.#left = elements[event.id]?.follows ?? nothing;
      apply(this.#draft, event);
    } else this.#left = trailAfter(this.draft, [event.id], () => apply(this.#draft, event));
  }

  /** Says of a token what it follows: what the element that was just left followed, else the begin of its scope. */
  #addCause(fact: Mutable<Fact>): void {
    if (fact.type === 'flow-taken') {
      if (this.#left.length > 0) fact.follows = this.#left;
      return;
    }
    if (fact.type !== 'element-entered' || fact.incoming !== undefined || fact.follows !== undefined) return;
    const isStart = this.#isNew && fact.scopeId === 'root';
    const follows = isStart
      ? startOf(this.draft, 'root')
      : beginOf(this.draft, fact.scopeId, fact.rollbackId);
    if (follows.length > 0) fact.follows = follows;
  }

  /** The state at the end of the step. */
  finish(): InstanceState {
    return this.#draft.finish();
  }

  nextId(): string {
    return this.context.nextId();
  }

  /** The active element instance with this id; only a broken invariant makes it absent. */
  instance(id: string): ElementInstance {
    const instance = this.findInstance(id);
    if (instance === undefined) throw new Error(`Broken invariant: element instance ${id} is not active.`);
    return instance;
  }

  findInstance(id: string): ElementInstance | undefined {
    const element = this.draft.elements[id];
    if (element === undefined) return undefined;
    const node = this.model.nodesById.get(element.elementId);
    if (node === undefined) {
      throw new Error(`The instance stands at ${element.elementId}, which its process model does not have.`);
    }
    const { scopeId, iteration, rollbackId } = element;
    const instance: Mutable<ElementInstance> = { id, node, scopeId };
    if (iteration !== undefined) instance.iteration = iteration;
    if (rollbackId !== undefined) instance.rollbackId = rollbackId;
    return instance;
  }

  /** The element instances of a scope, oldest first. */
  instancesIn(scopeId: string): readonly ElementInstance[] {
    const found: ElementInstance[] = [];
    for (const id of Object.keys(this.draft.elements)) {
      if (this.draft.elements[id]?.scopeId === scopeId) found.push(this.instance(id));
    }
    return found;
  }

  isActive(instance: ElementInstance): boolean {
    return this.draft.elements[instance.id] !== undefined;
  }

  /** The scope whose data an element instance works on: its own if it is one, else the one around it. */
  dataScope(instance: ElementInstance): string {
    return this.draft.scopes[instance.id] === undefined ? instance.scopeId : instance.id;
  }

  variables(scopeId: string): Variables {
    return visibleVariables(this.draft, scopeId);
  }
}
