import type { Expression } from '@flowbook/expressions';
import type { FormBinding } from '../events/event.ts';
import type { ElementInstance } from '../execution/element-instance.ts';
import type { Step } from '../execution/step.ts';
import type { Json, Variables } from '../json.ts';
import type { TimerDefinition } from '../time/timer-definition.ts';
import type { ElementNode, SequenceFlow } from './process-model.ts';

/**
 * What an element does: one object for each element of a diagram, made by its reader with everything that the diagram
 * says already parsed. All hooks work on the {@link Step} of one command and speak through its events.
 *
 * A hook that cannot go on throws `Trouble` **before** it emits anything; the instance then holds an incident and the
 * same hook runs again when it is retried.
 */
export interface Behavior {
  /** The token has arrived (`element-entered` is emitted). Ends in waiting points or in `leave`. */
  enter(step: Step, instance: ElementInstance): void;

  /** What the element waited for has brought a result: maps it into variables and leaves. */
  complete?(step: Step, instance: ElementInstance, result: Variables): void;

  /** The outgoing flows that are taken; absent: the rule of activities and events. */
  chooseFlows?(step: Step, instance: ElementInstance): readonly SequenceFlow[];

  /** Present on joins: the flows whose tokens are used up together, or `null` while it must wait. */
  readonly join?: Join;

  /**
   * Present on events that wait: evaluates all that the diagram says about the wait and returns the function that
   * opens it. `target` is the event; `ownerId` the element instance to which the waiting point belongs (the event's own,
   * the host of a boundary event, the event-based gateway before it, or the scope round an event subprocess).
   */
  prepareWait?(step: Step, target: ElementNode, scopeId: string, part?: number): OpenWait;

  /** Present on boundary events: the event happened while `host` was active. */
  interrupt?(step: Step, node: ElementNode, host: ElementInstance, payload: Variables): void;

  /** Present on the start event of an event subprocess: the event happened while the scope round it was active. */
  beginHandler?(step: Step, node: ElementNode, scopeId: string, payload: Variables): void;

  /** Present on containers in which activities begin by choice: begins one, or says that it cannot. */
  startActivity?(step: Step, container: ElementInstance, activityId: string): boolean;

  /** Present on containers that look at themselves whenever something inside is done. */
  innerLeft?(step: Step, container: ElementInstance, left: ElementInstance): void;

  /** Present on event-based gateways: one of the events after it happened. */
  relay?(step: Step, gateway: ElementInstance, target: ElementNode, payload: Variables): void;

  /** What `describeProcess` and the rules of the compiler may know of the element. */
  readonly facts: BehaviorFacts;
}

/**
 * How an activity runs several times. One element instance stands for the activity as a whole (its boundary events sit
 * there); it is a scope, and each run is an element instance of the same element inside it.
 */
export interface LoopBehavior {
  readonly kind: 'standard' | 'parallel' | 'sequential';
  /** The whole activity begins. */
  start(step: Step, activity: ElementInstance): void;
  /** Begins the next run of those that come one after the other. */
  next(step: Step, activity: ElementInstance): void;
  /** One run has done its work. */
  iterationDone(step: Step, run: ElementInstance, iteration: number): void;
  /** Begins a run anew that was done already, asking the same person. */
  reopen(step: Step, activity: ElementInstance, iteration: number, asks: string | undefined): void;
  /** Multi-instance only: begins one run more. */
  add?(step: Step, activity: ElementInstance, item: Json, asks: string): void;
  /** Multi-instance only: a run was taken away; the rest may be enough now. */
  runRemoved?(step: Step, activity: ElementInstance): void;
}

export type OpenWait = (ownerId: string) => void;

export interface Join {
  /** `on-arrival`: asked at each token. `at-rest`: asked when no other token can move any more. */
  readonly when: 'on-arrival' | 'at-rest' | 'both';
  ready(step: Step, node: ElementNode, scopeId: string, atRest: boolean): readonly string[] | null;
  /** It opens now by the tokens of these flows. */
  opened?(step: Step, node: ElementNode, scopeId: string, flows: readonly string[]): void;
}

/** Everything outside the engine's step that is known about an element from its diagram alone. */
export interface BehaviorFacts {
  readonly event?: EventFacts;
  readonly form?: FormBinding;
  readonly candidateGroups?: readonly string[];
  /** People that the diagram itself names. */
  readonly assignee?: string;
  readonly candidateUsers?: readonly string[];
  readonly jobType?: string;
  /** Names of what the job is told: its parameters and the variables of its inputs. */
  readonly jobInputs?: readonly string[];
  readonly decision?: string;
  readonly calledElement?: string;
  /** The element waits for something that another may bring: it may follow an event-based gateway. */
  readonly waitsForEvent?: boolean;
  readonly isEventSubprocess?: boolean;
  readonly isAdHoc?: boolean;
  /** An instance may begin here without a start event. */
  readonly instantiates?: boolean;
  /** Of an event-based gateway that begins instances: the events behind it are needed together. */
  readonly beginsByAll?: boolean;
}

export interface EventFacts {
  readonly kind:
    | 'none'
    | 'message'
    | 'timer'
    | 'signal'
    | 'conditional'
    | 'error'
    | 'escalation'
    | 'compensation'
    | 'cancel'
    | 'terminate'
    | 'link'
    | 'multiple';
  readonly messageName?: string;
  readonly timer?: TimerDefinition;
  /** Of an error or an escalation; `null`: every code is caught. */
  readonly code?: string | null;
  readonly linkName?: string;
  readonly signalName?: string;
  readonly condition?: Expression;
  /** Of a throwing compensation event: the activity that is compensated; `null`: all of the scope. */
  readonly activityId?: string | null;
  /** Of a multiple event: its definitions, in their order. */
  readonly parts?: readonly EventFacts[];
  /** A multiple event waits for all of its definitions together. */
  readonly isParallel?: boolean;
}
