import type { Variables } from '../json.ts';
import type { EventFacts } from '../model/behavior.ts';
import type { ElementNode } from '../model/process-model.ts';
import type { ElementInstance } from './element-instance.ts';
import { nodeAt } from './enter.ts';
import { handlersIn } from './handlers.ts';
import { happen, isLacking } from './happen.ts';
import type { Step } from './step.ts';

/** The event that catches an error or an escalation. */
export interface Catcher {
  readonly event: ElementNode;
  /** It happens now and ends what it happens to; one that waits for several things together may still lack some. */
  readonly interrupts: boolean;
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
    if (handler !== undefined) return catcherAt(step, handler, scopeId);
    const host = step.findInstance(scopeId);
    if (host === undefined) return undefined;
    const event = choose(boundariesOf(step, host), kind, code);
    if (event !== undefined) return catcherAt(step, event, host.id);
    isFromHandler = host.node.behavior.facts.isEventSubprocess === true;
    scopeId = host.scopeId;
  }
}

/** Boundary events sit on a looping activity as a whole, not on its runs. */
function boundariesOf(step: Step, { node, iteration }: ElementInstance): readonly ElementNode[] {
  return iteration === undefined ? node.boundaries.map((index) => nodeAt(step, index)) : [];
}

interface Choice {
  readonly event: ElementNode;
  /** Which of the definitions of the event it is. */
  readonly part: number;
}

function choose(events: readonly ElementNode[], kind: Kind, code: string): Choice | undefined {
  const withCode = (wanted: string | null) =>
    events
      .map((event) => ({
        event,
        part: eventFactsOf(event).findIndex((facts) => facts.kind === kind && facts.code === wanted),
      }))
      .find(({ part }) => part >= 0);
  return withCode(code) ?? withCode(null);
}

/** What an event is about: one thing, or each of several. */
function eventFactsOf({ behavior }: ElementNode): readonly EventFacts[] {
  const { event } = behavior.facts;
  return event === undefined ? [] : (event.parts ?? [event]);
}

/** @param ownerId the activity at whose border the event sits, or the scope round its event subprocess */
function catcherAt(step: Step, { event, part }: Choice, ownerId: string): Catcher {
  const several = event.behavior.facts.event?.parts === undefined ? {} : { part };
  const wait = { elementId: event.id, elementInstanceId: ownerId, ...several };
  return {
    event,
    interrupts: event.interrupting && !isLacking(step, wait),
    take: (payload) => happen(step, wait, payload),
  };
}
