import type { Problem } from '../../errors/problem.ts';
import type { ElementNode, ProcessModel, ScopeNode } from '../process-model.ts';
import { type ModelRule, problem } from './rule.ts';

/**
 * A process begins at a start event; a subprocess at exactly one, which waits for nothing (BPMN 10.5.2, 13.3.4). Without any,
 * what nothing leads to begins; there can be no end event then (10.5.3), and an event subprocess needs its start event.
 */
export const startEvents: ModelRule = function* (model) {
  for (const scope of model.scopes) {
    const starts = scope.nodes.flatMap((index) => {
      const node = model.nodes[index];
      return node?.type === 'startEvent' ? [node] : [];
    });
    if (starts.length === 0 && !scope.isAdHoc && scope.instantiating.length === 0) {
      yield* withoutStart(model, scope);
    }
    const none = starts.filter(({ behavior }) => behavior.facts.event?.kind === 'none');
    if (none.length > 1) {
      yield problem(
        'several-start-events',
        scope.id,
        `${scope.id} has several start events without a trigger.`,
      );
    }
    if (scope.parent === null) continue;
    const container = model.nodesById.get(scope.id);
    if (container?.behavior.facts.isEventSubprocess === true) {
      yield* eventSubprocess(container, starts);
      continue;
    }
    for (const start of starts) {
      if (start.behavior.facts.event?.kind === 'none') continue;
      yield problem(
        'event-definition-misplaced',
        start.id,
        `${start.id} waits for something, but ${scope.id} begins when it is reached.`,
      );
    }
  }
};

function* withoutStart(model: ProcessModel, { id, nodes, withoutStart }: ScopeNode): Iterable<Problem> {
  const isHandler = model.nodesById.get(id)?.behavior.facts.isEventSubprocess === true;
  if (withoutStart.length === 0 || isHandler) {
    yield problem('start-event-missing', id, `${id} has no start event.`);
    return;
  }
  const end = nodes.map((index) => model.nodes[index]).find((node) => node?.type === 'endEvent');
  if (end === undefined) return;
  yield problem('start-event-missing', id, `${id} has the end event ${end.id}, but no start event.`);
}

/** Nothing but an event leads to an event subprocess, by its one start event; an error always interrupts (BPMN 10.3.5). */
function* eventSubprocess(container: ElementNode, starts: readonly ElementNode[]): Iterable<Problem> {
  const { id } = container;
  if (container.incoming.length + container.outgoing.length > 0) {
    yield problem('event-subprocess-has-flow', id, `A flow leads to or from the event subprocess ${id}.`);
  }
  if (container.boundaries.length > 0 || container.loop !== null) {
    const reason = `The event subprocess ${id} can have neither boundary events nor a loop marker.`;
    yield problem('event-subprocess-marker', id, reason);
  }
  if (starts.length > 1) {
    yield problem('several-start-events', id, `The event subprocess ${id} has several start events.`);
  }
  for (const start of starts) {
    const { event } = start.behavior.facts;
    const kinds = (event?.parts ?? [event]).map((part) => part?.kind);
    if (kinds.includes('error') && !start.interrupting) {
      yield problem('error-event-not-interrupting', start.id, `${start.id}: an error always interrupts.`);
    }
  }
}
