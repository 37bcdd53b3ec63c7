import { idOf } from '../reader.ts';
import { childOf, childrenOf, type Source } from '../source.ts';
import { type DocumentRule, problem } from './rule.ts';

/** Cancel events belong to transactions: thrown directly inside one, caught at its border (BPMN 10.5.5). */
export const transactions: DocumentRule = function* (scopes) {
  const nodes = scopes.flatMap((scope) => scope.nodes).filter(isCancelEvent);
  const caught = new Set<Source>();
  for (const event of nodes.filter(({ $type }) => $type === 'bpmn:BoundaryEvent')) {
    const host = childOf(event, 'attachedToRef');
    if (host?.$type !== 'bpmn:Transaction') {
      yield problem('cancel-event-misplaced', idOf(event), `${idOf(event)} does not sit on a transaction.`);
    } else if (caught.has(host)) {
      yield problem('boundary-event-ambiguous', idOf(event), `Two cancel events sit on ${idOf(host)}.`);
    } else caught.add(host);
    if (event.get('cancelActivity') === false) {
      yield problem(
        'cancel-event-not-interrupting',
        idOf(event),
        `${idOf(event)}: canceling always interrupts.`,
      );
    }
  }
  for (const event of nodes.filter(({ $type }) => $type === 'bpmn:EndEvent')) {
    const scope = event.$parent;
    if (scope?.$type !== 'bpmn:Transaction') {
      yield problem(
        'cancel-event-misplaced',
        idOf(event),
        `${idOf(event)} is not directly inside a transaction.`,
      );
    } else if (!caught.has(scope)) {
      const reason = `${idOf(event)} cancels ${idOf(scope)}, which has no cancel boundary event to go on at.`;
      yield problem('cancel-event-not-caught', idOf(event), reason);
    }
  }
};

function isCancelEvent(node: Source): boolean {
  return [...childrenOf(node, 'eventDefinitions'), ...childrenOf(node, 'eventDefinitionRef')].some(
    ({ $type }) => $type === 'bpmn:CancelEventDefinition',
  );
}
