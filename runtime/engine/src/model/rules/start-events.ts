import { type ModelRule, problem } from './rule.ts';

/** A process begins at a start event; a subprocess at exactly one, which waits for nothing (BPMN 10.5.2, 13.3.4). */
export const startEvents: ModelRule = function* (model) {
  for (const scope of model.scopes) {
    const starts = scope.nodes.flatMap((index) => {
      const node = model.nodes[index];
      return node?.type === 'startEvent' ? [node] : [];
    });
    if (starts.length === 0) {
      yield problem('start-event-missing', scope.id, `${scope.id} has no start event.`);
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
