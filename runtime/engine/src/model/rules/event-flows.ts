import type { ElementNode, ProcessModel } from '../process-model.ts';
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
    if (node.type === 'boundaryEvent') yield* boundaryFlows(node);
    if (needsIncoming(model, node) && node.incoming.length === 0) {
      yield problem('element-without-incoming', id, `No flow leads to ${id}, so it would never be reached.`);
    }
  }
};

function* boundaryFlows(node: ElementNode) {
  const { id } = node;
  const isCompensation = node.behavior.facts.event?.kind === 'compensation';
  if (node.incoming.length > 0) {
    yield problem('boundary-event-has-incoming', id, `A flow leads into the boundary event ${id}.`);
  }
  if (node.outgoing.length === 0 && !isCompensation) {
    yield problem('boundary-event-has-no-outgoing', id, `Nothing follows the boundary event ${id}.`);
  }
  if (node.outgoing.length > 0 && isCompensation) {
    const reason = `A flow leaves ${id}, which points to its handler by an association.`;
    yield problem('compensation-event-has-flow', id, reason);
  }
}

function needsIncoming(model: ProcessModel, node: ElementNode): boolean {
  const { type, behavior, forCompensation } = node;
  const { isEventSubprocess, instantiates, event } = behavior.facts;
  if (isEventSubprocess === true || forCompensation) return false;
  if (instantiates === true && node.scope === 0) return false;
  if (model.scopes[node.scope]?.withoutStart.includes(node.index)) return false;
  if (type === 'startEvent' || type === 'boundaryEvent') return false;
  if (model.scopes[node.scope]?.isAdHoc === true && !type.endsWith('Event')) return false;
  return !(type === 'intermediateCatchEvent' && event?.kind === 'link');
}
