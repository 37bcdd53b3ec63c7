import type { AppProblem } from '@flowbook/contract';
import { describeProcess, type ProcessModel, type StartEventDescription } from '@flowbook/engine';

type EventFacts = NonNullable<ProcessModel['nodes'][number]['behavior']['facts']['event']>;
interface DrawnEvent {
  readonly id: string;
  readonly facts: EventFacts;
  readonly throws: boolean;
}

/**
 * What the engine could run but this server does not bring about: an app with it would stand published, and part of it
 * would never happen.
 */
export function checkServed(model: ProcessModel): readonly AppProblem[] {
  const starts = describeProcess(model).startEvents;
  const beginnings = new Set(starts.map(({ id }) => id));
  const events = model.nodes.flatMap((node) => drawnEvents(node));
  const inside = events.filter(({ id }) => !beginnings.has(id));
  return [...starts.flatMap(checkStart), ...checkSignals(inside), ...checkEscalations(events)];
}

function checkStart({ id, kind }: StartEventDescription): readonly AppProblem[] {
  if (kind === 'multiple')
    return [
      problem('multiple-start-not-served', id, `${id} begins by one of several events or by all of them.`),
    ];
  if (kind === 'conditional')
    return [
      problem('conditional-start-not-served', id, `${id} begins by a condition, which nobody watches.`),
    ];
  if (kind === 'signal')
    return [problem('signal-not-served', id, `${id} begins by a signal, which does not reach other cases.`)];
  return [];
}

/** A signal that is thrown and caught by the same process is the engine's own affair. */
function checkSignals(events: readonly DrawnEvent[]): readonly AppProblem[] {
  const signals = events.filter(({ facts }) => facts.kind === 'signal');
  return signals
    .filter(
      (one) =>
        !signals.some(
          (other) => other.throws !== one.throws && other.facts.signalName === one.facts.signalName,
        ),
    )
    .map(({ id, throws, facts }) => {
      const way = throws ? 'throws' : 'waits for';
      const reason = `${id} ${way} the signal “${facts.signalName ?? ''}”, which does not reach other cases.`;
      return problem('signal-not-served', id, reason);
    });
}

function checkEscalations(events: readonly DrawnEvent[]): readonly AppProblem[] {
  const escalations = events.filter(({ facts }) => facts.kind === 'escalation');
  const caught = escalations.filter(({ throws }) => !throws).map(({ facts }) => facts.code ?? null);
  return escalations
    .filter(({ throws, facts }) => throws && !caught.includes(facts.code ?? null) && !caught.includes(null))
    .map(({ id, facts }) =>
      problem('escalation-not-served', id, `Nothing here catches the escalation ${facts.code} of ${id}.`),
    );
}

const THROWING = new Set(['intermediateThrowEvent', 'endEvent']);

function drawnEvents({ id, type, behavior }: ProcessModel['nodes'][number]): readonly DrawnEvent[] {
  const { event } = behavior.facts;
  if (event === undefined) return [];
  return (event.parts ?? [event]).map((facts) => ({ id, facts, throws: THROWING.has(type) }));
}

function problem(code: string, elementId: string, reason: string): AppProblem {
  return { where: 'process', code, elementId, reason };
}
