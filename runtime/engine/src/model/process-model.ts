import type { Expression } from '@flowbook/expressions';
import type { Behavior, LoopBehavior } from './behavior.ts';
import type { Bilingual } from './bilingual.ts';

/**
 * A process, compiled: read once from the diagram, frozen, and shared by all its instances. Elements, flows and scopes
 * are flat arrays and name one another by position; ids appear only where instance state and events meet the model.
 */
export interface ProcessModel {
  readonly processId: string;
  readonly name: Bilingual;
  readonly nodes: readonly ElementNode[];
  readonly flows: readonly SequenceFlow[];
  /** Scope 0 is the process itself; every embedded subprocess is one more. */
  readonly scopes: readonly ScopeNode[];
  readonly nodesById: ReadonlyMap<string, ElementNode>;
  readonly flowsById: ReadonlyMap<string, SequenceFlow>;
  /** Whether a join must be looked at again each time everything else has come to rest. */
  readonly hasInclusiveJoin: boolean;
}

/** A node of the diagram: an event, a gateway, a task or a container. */
export interface ElementNode {
  readonly index: number;
  readonly id: string;
  /** BPMN's name of the element, such as `userTask`. */
  readonly type: string;
  readonly name: Bilingual;
  /** The scope it stands in. */
  readonly scope: number;
  /** The scope inside it, for a subprocess. */
  readonly ownScope: number | null;
  readonly incoming: readonly number[];
  readonly outgoing: readonly number[];
  /** The flow that is taken when no condition holds. */
  readonly defaultFlow: number | null;
  /** Whether any outgoing flow carries a condition. */
  readonly hasConditions: boolean;
  /** Boundary events attached to this activity. */
  readonly boundaries: readonly number[];
  /** Present on boundary events. */
  readonly boundary?: BoundaryAttachment;
  /** Of a boundary event and the start of an event subprocess: whether what it happens to is canceled. */
  readonly interrupting: boolean;
  readonly lane: LaneRef | null;
  readonly behavior: Behavior;
  /** What undoes this activity when it is done; absent handlers leave that to what is inside it. */
  readonly compensation: CompensationLink | null;
  /** It does nothing but undo another activity. */
  readonly forCompensation: boolean;
  /** Tokens that it puts on each outgoing flow. */
  readonly completionQuantity: number;
  /** Present on an activity that runs several times. */
  readonly loop: LoopBehavior | null;
}

/** The two ways in which an activity says how it is undone. */
export interface CompensationLink {
  /** The activity to which its compensation boundary event points. */
  readonly handler: number | null;
  /** The start of the compensation event subprocess inside it. */
  readonly start: number | null;
}

export interface BoundaryAttachment {
  readonly host: number;
}

/** The innermost lane that holds an element, and the group of people that does its work. */
export interface LaneRef {
  readonly id: string;
  readonly name: Bilingual;
  readonly candidateGroup: string | null;
}

export interface SequenceFlow {
  readonly index: number;
  readonly id: string;
  readonly name: Bilingual;
  readonly source: number;
  readonly target: number;
  readonly condition: Expression | null;
}

export interface ScopeNode {
  readonly index: number;
  /** Id of the process or subprocess. */
  readonly id: string;
  readonly parent: number | null;
  readonly nodes: readonly number[];
  /** Activities and events by which an instance may begin without a start event. */
  readonly instantiating: readonly number[];
  /** Where a token begins when the scope is entered without naming a start event. */
  readonly noneStart: number | null;
  /** Of a scope without any start event: what begins together when it is entered (BPMN 10.5.2, 13.3.4). */
  readonly withoutStart: readonly number[];
  /** Its activities are begun by choice, in no order. */
  readonly isAdHoc: boolean;
  /** Start events of the event subprocesses drawn in it: what may happen while it is active. */
  readonly handlerStarts: readonly number[];
}
