import { flowAt } from '../execution/leave.ts';
import type { Join } from '../model/behavior.ts';
import { scopeOf } from '../state/draft.ts';

/** An activity with a start quantity (BPMN 10.3.1) begins when so many tokens have come, by whichever of its flows. */
export function waitForTokens(quantity: number): Join {
  return {
    when: 'on-arrival',
    ready(step, node, scopeId) {
      const { tokens } = scopeOf(step.draft, scopeId);
      const there = node.incoming.flatMap((index) => {
        const { id } = flowAt(step, index);
        return Array.from({ length: Math.min(tokens[id] ?? 0, quantity) }, () => id);
      });
      return there.length < quantity ? null : there.slice(0, quantity);
    },
  };
}
