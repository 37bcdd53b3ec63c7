import type { ElementNode } from '../process-model.ts';
import { type ModelRule, problem } from './rule.ts';

/** Each link throw event has exactly one catch event of its name in its scope, and each catch event is thrown to. */
export const links: ModelRule = function* (model) {
  const all = model.nodes.filter(({ behavior }) => behavior.facts.event?.kind === 'link');
  const catches = all.filter(({ type }) => type === 'intermediateCatchEvent');
  const throws = all.filter(({ type }) => type === 'intermediateThrowEvent');
  for (const node of throws) {
    const found = catches.filter((other) => isSameLink(node, other)).length;
    if (found !== 1) {
      yield problem(
        'link-target',
        node.id,
        `The link of ${node.id} has ${found} catch events in its scope; it needs one.`,
      );
    }
    if (node.outgoing.length > 0) {
      yield problem('link-has-flow', node.id, `A flow leaves ${node.id}, which goes on at its link.`);
    }
  }
  for (const node of catches) {
    if (!throws.some((other) => isSameLink(node, other))) {
      yield problem('link-source', node.id, `No link leads to ${node.id}.`);
    }
    if (node.incoming.length > 0) {
      yield problem('link-has-flow', node.id, `A flow leads into ${node.id}, which is reached by its link.`);
    }
  }
};

function isSameLink(one: ElementNode, other: ElementNode): boolean {
  return (
    one.scope === other.scope && one.behavior.facts.event?.linkName === other.behavior.facts.event?.linkName
  );
}
