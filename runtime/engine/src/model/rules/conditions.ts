import type { ElementNode, ProcessModel, SequenceFlow } from '../process-model.ts';
import { idOf } from '../reader.ts';
import { childOf } from '../source.ts';
import { type DocumentRule, type ModelRule, problem } from './rule.ts';

/** Conditions stand where something is decided, and where something is decided every flow has one or is the default. */
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
