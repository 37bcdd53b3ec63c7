import type { ElementNode } from '../process-model.ts';
import { type ModelRule, problem } from './rule.ts';

/** Start events have no incoming flow, end events no outgoing one, boundary events leave their activity (BPMN 10.5). */
export const eventFlows: ModelRule = function* (model) {
  for (const node of model.nodes) {
    const { id } = node;
    if (node.type === 'startEvent' && node.incoming.length > 0) {
      yield problem('start-event-has-incoming', id, `A flow leads into the start event ${id}.`);
    }
    if (node.type === 'endEvent' && node.outgoing.length > 0) {
      yield problem('end-event-has-outgoing', id, `A flow leaves the end event ${id}.`);
    }
    if (node.type === 'boundaryEvent') {
      if (node.incoming.length > 0) {
        yield problem('boundary-event-has-incoming', id, `A flow leads into the boundary event ${id}.`);
      }
      if (node.outgoing.length === 0) {
        yield problem('boundary-event-has-no-outgoing', id, `Nothing follows the boundary event ${id}.`);
      }
    }
    if (needsIncoming(node) && node.incoming.length === 0) {
      yield problem('element-without-incoming', id, `No flow leads to ${id}, so it would never be reached.`);
    }
  }
};

function needsIncoming({ type, behavior }: ElementNode): boolean {
  if (behavior.facts.isEventSubprocess === true) return false;
  if (type === 'startEvent' || type === 'boundaryEvent') return false;
  return !(type === 'intermediateCatchEvent' && behavior.facts.event?.kind === 'link');
}
