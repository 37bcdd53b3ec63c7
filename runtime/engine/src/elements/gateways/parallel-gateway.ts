import { flowAt, leave, outgoingOf } from '../../execution/leave.ts';
import type { Step } from '../../execution/step.ts';
import type { Behavior, Join } from '../../model/behavior.ts';
import type { ElementNode } from '../../model/process-model.ts';
import { scopeOf } from '../../state/draft.ts';

/**
 * A parallel gateway (BPMN 13.4.1) waits for a token on each of its incoming flows, uses up one of each, and puts one on
 * each of its outgoing flows. Two tokens on one flow are not two flows.
 */
export function readParallelGateway(): Behavior {
  return {
    enter: leave,
    chooseFlows: (step, instance) => outgoingOf(step, instance.node),
    join,
    facts: {},
  };
}

const join: Join = {
  when: 'on-arrival',
  ready(step: Step, node: ElementNode, scopeId: string): readonly string[] | null {
    const { tokens } = scopeOf(step.draft, scopeId);
    const flowIds = node.incoming.map((index) => flowAt(step, index).id);
    return flowIds.every((flowId) => tokens[flowId] !== undefined) ? flowIds : null;
  },
};
