import type { ElementEntered } from '../events/event.ts';
import type { Variables } from '../json.ts';
import type { OpenWait } from '../model/behavior.ts';
import type { ElementNode } from '../model/process-model.ts';
import type { Service } from '../state/instance-state.ts';
import type { Follows } from '../state/past.ts';
import type { ElementInstance } from './element-instance.ts';
import { guard, raiseIncident } from './incidents.ts';
import type { Step } from './step.ts';
import { Trouble } from './trouble.ts';

/** How an element is entered. */
export interface Entry {
  readonly scopeId: string;
  /** The flows whose tokens are used up. */
  readonly incoming?: readonly string[];
  /** Of a complex gateway that resets: the flows by which it had opened. */
  readonly resets?: readonly string[];
  /** Present on a run of a looping activity. */
  readonly run?: Run;
  /** Present where it compensates: the rollback, and the data of the time at which the activity was done. */
  readonly undoing?: { readonly rollbackId: string; readonly variables: Variables };
  /** The steps of the past right before it; absent: those of its tokens, or the begin of its scope. */
  readonly follows?: Follows;
  /** The person whom it asks, whomever the diagram names. */
  readonly asks?: string;
  /** It helps another element instance. */
  readonly serves?: Service;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

type Entered = Mutable<Omit<ElementEntered, 'seq' | 'at'>>;

export interface Run {
  readonly iteration: number;
  readonly variables: Variables;
  readonly isolated: boolean;
}

/** A token enters an element and the element begins. */
export function enter(step: Step, node: ElementNode, entry: Entry): void {
  const instance = announce(step, node, entry);
  if (step.budget <= 0) {
    step.budget = step.reserve;
    step.reserve = Math.floor(step.reserve / 10);
    raiseIncident(step, instance, endless(node), 'enter');
    return;
  }
  step.budget -= 1;
  begin(step, instance);
}

/** Emits `element-entered` and nothing else. */
export function announce(step: Step, node: ElementNode, entry: Entry): ElementInstance {
  const { scopeId, incoming, resets, run, undoing, follows, asks, serves } = entry;
  const id = step.nextId();
  const entered: Entered = { type: 'element-entered', id, elementId: node.id, scopeId };
  const instance: Mutable<ElementInstance> = { id, node, scopeId };
  if (incoming !== undefined) {
    entered.incoming = incoming;
    // Until it resets, it must be known what it opened for.
    if (node.type === 'complexGateway') entered.opensJoin = true;
  }
  if (run !== undefined || undoing !== undefined || node.ownScope !== null || node.loop !== null)
    entered.opensScope = true;
  if (run !== undefined) {
    entered.variables = run.variables;
    entered.iteration = run.iteration;
    instance.iteration = run.iteration;
    if (run.isolated) entered.isolated = true;
  }
  if (undoing !== undefined) {
    entered.variables = undoing.variables;
    entered.rollbackId = undoing.rollbackId;
    instance.rollbackId = undoing.rollbackId;
  }
  if (resets !== undefined) entered.resets = resets;
  if (follows !== undefined) entered.follows = follows;
  if (asks !== undefined) entered.asks = asks;
  if (serves !== undefined) entered.serves = serves;
  step.emit(entered);
  return instance;
}

/** Does the element's work and opens the waits of its boundary events; all is evaluated before anything is opened. */
export function begin(step: Step, instance: ElementInstance): void {
  const { node } = instance;
  guard(step, instance, 'enter', () => {
    if (instance.iteration !== undefined) {
      node.behavior.enter(step, instance);
      return;
    }
    const openings = prepareBoundaries(step, instance);
    if (node.loop === null) node.behavior.enter(step, instance);
    else node.loop.start(step, instance);
    if (openings.length > 0 && step.isActive(instance)) for (const open of openings) open(instance.id);
  });
}

const none: readonly OpenWait[] = [];

/** Evaluates what the boundary events of an activity wait for. */
export function prepareBoundaries(step: Step, instance: ElementInstance): readonly OpenWait[] {
  if (instance.node.boundaries.length === 0) return none;
  const openings: OpenWait[] = [];
  for (const index of instance.node.boundaries) {
    const event = nodeAt(step, index);
    const open = event.behavior.prepareWait?.(step, event, instance.scopeId);
    if (open !== undefined) openings.push(open);
  }
  return openings;
}

export function nodeAt(step: Step, index: number): ElementNode {
  const node = step.model.nodes[index];
  if (node === undefined) throw new Error(`Broken invariant: the model has no element number ${index}.`);
  return node;
}

function endless(node: ElementNode): Trouble {
  return new Trouble(
    'loop-without-wait',
    `The process went round through ${node.id} without ever waiting for anybody; it was stopped here.`,
  );
}
