import type { Expression } from '@flowbook/expressions';
import type { ElementInstance } from '../../execution/element-instance.ts';
import { nodeAt } from '../../execution/enter.ts';
import { escalate } from '../../execution/escalate.ts';
import { holds } from '../../execution/evaluate.ts';
import { happen } from '../../execution/happen.ts';
import { type Mapping, mapInto } from '../../execution/mapping.ts';
import type { Step } from '../../execution/step.ts';
import { closePart } from '../../execution/waits.ts';
import type { Variables } from '../../json.ts';
import type { EventFacts } from '../../model/behavior.ts';
import type { Reader } from '../../model/reader.ts';
import { childOf, childrenOf, type Source, textOf } from '../../model/source.ts';
import { escalation } from '../events/definitions/escalation.ts';
import { signal } from '../events/definitions/signal.ts';

/**
 * What the runs of a multi-instance activity throw when they are done (`behavior`, BPMN 10.3.7, 13.3.7), for the boundary
 * events of the activity: `none` throws one event after every run, `one` after the first, `complex` those whose condition
 * holds, `all` (the default) none. A signal goes to the border of the activity and no further; an escalation goes on
 * outwards when nothing catches it there. Without an event named, `none` and `one` throw a signal that is called like the
 * activity. The events carry the counters of the activity and what their `fb:input` adds. The activity itself is left as
 * ever, when all runs are done.
 */
export interface RunEvents {
  /**
   * Works out what is thrown after a run; the function returned throws it.
   *
   * @param data what a completion condition sees, `counters` among it
   */
  prepare(step: Step, data: () => Variables, counters: Variables, isFirst: boolean): Throw;
}

export type Throw = (step: Step, activity: ElementInstance) => void;

interface RunEvent {
  /** `null`: thrown after each run that `behavior` names. */
  readonly condition: Expression | null;
  readonly facts: EventFacts;
  readonly inputs: readonly Mapping[];
}

export function readRunEvents(loop: Source, reader: Reader, id: string): RunEvents {
  const behavior = (textOf(loop, 'behavior') ?? 'All').toLowerCase();
  const events = eventsOf(behavior, loop, reader, id);
  return {
    prepare: (step, data, counters, isFirst) => {
      if (events.length === 0 || (behavior === 'one' && !isFirst)) return nothing;
      const seen = data();
      const thrown = events
        .filter(({ condition }) => condition === null || holds(step, condition, seen))
        .map(({ facts, inputs }) => ({ facts, payload: mapInto(step, inputs, seen, counters) }));
      return (at, activity) => {
        for (const { facts, payload } of thrown) {
          if (at.isActive(activity)) throwFrom(at, activity, facts, payload);
        }
      };
    },
  };
}

const nothing: Throw = () => undefined;

function eventsOf(behavior: string, loop: Source, reader: Reader, id: string): readonly RunEvent[] {
  if (behavior === 'all') return [];
  if (behavior === 'complex') return complexEvents(loop, reader, id);
  if (behavior === 'none' || behavior === 'one') {
    const definition = childOf(loop, `${behavior}BehaviorEventRef`);
    const facts: EventFacts | undefined =
      definition === undefined
        ? { kind: 'signal', signalName: id }
        : readThrown(definition, loop, reader, id);
    return facts === undefined ? [] : [{ condition: null, facts, inputs: [] }];
  }
  reader.problem('run-event-invalid', id, `${id}: “${behavior}” is none of All, None, One and Complex.`);
  return [];
}

function complexEvents(loop: Source, reader: Reader, id: string): readonly RunEvent[] {
  const definitions = childrenOf(loop, 'complexBehaviorDefinition');
  if (definitions.length === 0) {
    reader.problem('run-event-missing', id, `${id} says of no event when its runs throw it.`);
  }
  return definitions.flatMap((definition) => {
    const part = childOf(definition, 'condition');
    const text = part === undefined ? undefined : textOf(part, 'body');
    if (text === undefined) {
      reader.problem('run-event-condition-missing', id, `${id} has a run event without a condition.`);
    }
    const condition = text === undefined ? null : reader.expression(text, id);
    const event = childOf(definition, 'event');
    const thrown =
      event === undefined
        ? []
        : [...childrenOf(event, 'eventDefinitions'), ...childrenOf(event, 'eventDefinitionRef')];
    if (event === undefined || thrown.length === 0) {
      reader.problem('run-event-missing', id, `${id} has a condition for a run event, but no event.`);
      return [];
    }
    const inputs = reader.mappings(event, 'fb:Input');
    return thrown.flatMap((source) => {
      const facts = readThrown(source, loop, reader, id);
      return facts === undefined ? [] : [{ condition, facts, inputs }];
    });
  });
}

/** A boundary event can catch a signal or an escalation; nothing else is thrown on the way (BPMN 10.5.4). */
function readThrown(definition: Source, loop: Source, reader: Reader, id: string): EventFacts | undefined {
  const activity = loop.$parent ?? loop;
  if (definition.$type === 'bpmn:SignalEventDefinition')
    return signal.read(definition, activity, reader, 'throw').facts;
  if (definition.$type === 'bpmn:EscalationEventDefinition')
    return escalation.read(definition, activity, reader, 'throw').facts;
  const what = definition.$type.replace('bpmn:', '');
  const reason = `The runs of ${id} can throw signals and escalations to its border, but no ${what}.`;
  reader.problem('run-event-invalid', id, reason);
  return undefined;
}

function throwFrom(step: Step, activity: ElementInstance, facts: EventFacts, payload: Variables): void {
  if (facts.kind === 'escalation') escalate(step, activity, facts.code ?? '', payload);
  else signalBorder(step, activity, facts.signalName, payload);
}

/** Runs may be done before the border begins to wait, so the events are asked, not their subscriptions. */
function signalBorder(
  step: Step,
  activity: ElementInstance,
  signalName: string | undefined,
  payload: Variables,
): void {
  for (const index of activity.node.boundaries) {
    const event = nodeAt(step, index);
    const facts = event.behavior.facts.event;
    const parts = facts?.parts ?? [facts];
    const part = parts.findIndex((one) => one?.kind === 'signal' && one.signalName === signalName);
    if (part < 0 || !step.isActive(activity)) continue;
    const wait = { elementId: event.id, elementInstanceId: activity.id };
    if (facts?.kind !== 'multiple') {
      happen(step, wait, payload);
      continue;
    }
    if (event.interrupting) closePart(step, activity.id, part);
    happen(step, { ...wait, part }, payload);
  }
}
