import type { ElementNode, ProcessModel, SequenceFlow } from '../process-model.ts';
import { idOf } from '../reader.ts';
import { childOf } from '../source.ts';
import { type DocumentRule, type ModelRule, problem } from './rule.ts';

/**
 * Conditions stand where something is decided, and where something is decided every flow has one or is the default. A condition
 * on a flow that leaves an activity needs another flow beside it (BPMN 8.4.13).
 */
export const conditions: ModelRule = function* (model) {
  for (const node of model.nodes) {
    const flows = outgoing(model, node);
    for (const flow of flows) {
      if (flow.condition === null) continue;
      if (!decides(node)) {
        yield problem(
          'condition-not-allowed',
          flow.id,
          `${node.id} decides nothing, so ${flow.id} cannot have a condition.`,
        );
      }
      if (flow.index === node.defaultFlow) {
        yield problem(
          'default-flow-with-condition',
          flow.id,
          `${flow.id} is the default flow of ${node.id} and has a condition.`,
        );
      }
    }
    const [only, second] = flows;
    if (only !== undefined && only.condition !== null && second === undefined && isActivity(node)) {
      const reason = `${only.id} has a condition and is the only flow that leaves ${node.id}: where it does not hold nothing goes on.`;
      yield problem('condition-alone', only.id, reason);
    }
    if (!/^(exclusive|inclusive)Gateway$/.test(node.type) || flows.length < 2) continue;
    for (const flow of flows) {
      if (flow.condition === null && flow.index !== node.defaultFlow) {
        const reason = `${flow.id} leaves ${node.id} without a condition and is not its default flow.`;
        yield problem('condition-missing', flow.id, reason);
      }
    }
  }
};

/** The default flow of an element is one of its own outgoing flows. */
export const defaultFlows: DocumentRule = function* (scopes) {
  for (const node of scopes.flatMap((scope) => scope.nodes)) {
    const flow = childOf(node, 'default');
    if (flow !== undefined && childOf(flow, 'sourceRef') !== node) {
      yield problem(
        'default-flow-invalid',
        idOf(node),
        `The default flow of ${idOf(node)} does not leave it.`,
      );
    }
  }
};

function outgoing(model: ProcessModel, node: ElementNode): readonly SequenceFlow[] {
  return node.outgoing.flatMap((index) => model.flows[index] ?? []);
}

function decides({ type }: ElementNode): boolean {
  if (type.endsWith('Event')) return false;
  return type !== 'parallelGateway' && type !== 'eventBasedGateway';
}

function isActivity({ type }: ElementNode): boolean {
  return !type.endsWith('Event') && !type.endsWith('Gateway');
}
