import type { Variables } from '../json.ts';
import type { EventFacts } from '../model/behavior.ts';
import type { ElementNode } from '../model/process-model.ts';
import type { ElementInstance } from './element-instance.ts';
import { nodeAt } from './enter.ts';
import { handlersIn } from './handlers.ts';
import type { Step } from './step.ts';

/** The event that catches an error or an escalation. */
export interface Catcher {
  readonly event: ElementNode;
  /** Lets the event happen. */
  take(payload: Variables): void;
}

type Kind = 'error' | 'escalation';

/**
 * What catches an error or an escalation (BPMN 13.5.3): the innermost on the way outwards. At the border of an activity
 * that is a boundary event, in a scope an event subprocess; at one place an event for exactly this code comes before one
 * for every code. What is thrown inside an event subprocess is not for those beside it.
 *
 * @param from the element instance in which it arose, or the scope round a throwing event (`root` at process level)
 */
export function findCatcher(step: Step, kind: Kind, from: string, code: string): Catcher | undefined {
  let scopeId = from;
  let isFromHandler = false;
  for (;;) {
    const handler = isFromHandler ? undefined : choose(handlersIn(step, scopeId), kind, code);
    if (handler !== undefined) return byHandler(step, handler, scopeId);
    const host = step.findInstance(scopeId);
    if (host === undefined) return undefined;
    const event = choose(boundariesOf(step, host), kind, code);
    if (event !== undefined) return byBoundary(step, event, host);
    isFromHandler = host.node.behavior.facts.isEventSubprocess === true;
    scopeId = host.scopeId;
  }
}

/** Boundary events sit on a looping activity as a whole, not on its runs. */
function boundariesOf(step: Step, { node, iteration }: ElementInstance): readonly ElementNode[] {
  return iteration === undefined ? node.boundaries.map((index) => nodeAt(step, index)) : [];
}

function choose(events: readonly ElementNode[], kind: Kind, code: string): ElementNode | undefined {
  const withCode = (wanted: string | null) =>
    events.find((node) => eventFactsOf(node).some((facts) => facts.kind === kind && facts.code === wanted));
  return withCode(code) ?? withCode(null);
}

/** What an event is about: one thing, or each of several. */
function eventFactsOf({ behavior }: ElementNode): readonly EventFacts[] {
  const { event } = behavior.facts;
  return event === undefined ? [] : (event.parts ?? [event]);
}

function byBoundary(step: Step, event: ElementNode, host: ElementInstance): Catcher {
  return { event, take: (payload) => event.behavior.interrupt?.(step, event, host, payload) };
}

function byHandler(step: Step, event: ElementNode, scopeId: string): Catcher {
  return { event, take: (payload) => event.behavior.beginHandler?.(step, event, scopeId, payload) };
}
