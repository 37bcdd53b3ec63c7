import type { ElementNode, ProcessModel, SequenceFlow } from './process-model.ts';

const known = new WeakMap<SequenceFlow, ReadonlySet<number>>();

/**
 * The nodes from which a token can come to a flow without passing the join behind it. A token also leaves an activity by
 * its boundary events, and a link throw event by the catch event of its name. Worked out once for each flow into a join.
 */
export function nodesReaching(model: ProcessModel, flow: SequenceFlow, join: number): ReadonlySet<number> {
  const before = known.get(flow);
  if (before !== undefined) return before;
  const found = new Set<number>();
  const open = [flow.source];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (index === join || found.has(index)) continue;
    found.add(index);
    const node = model.nodes[index];
    if (node !== undefined) open.push(...predecessors(model, node));
  }
  known.set(flow, found);
  return found;
}

function predecessors(model: ProcessModel, node: ElementNode): readonly number[] {
  const bySequence = node.incoming.flatMap((index) => model.flows[index]?.source ?? []);
  const host = node.boundary === undefined ? [] : [node.boundary.host];
  return [...bySequence, ...host, ...linkSources(model, node)];
}

function linkSources(model: ProcessModel, node: ElementNode): readonly number[] {
  const event = node.behavior.facts.event;
  if (event?.kind !== 'link' || node.type !== 'intermediateCatchEvent') return [];
  return model.nodes
    .filter((other) => other.scope === node.scope && other.type === 'intermediateThrowEvent')
    .filter((other) => other.behavior.facts.event?.linkName === event.linkName)
    .map((other) => other.index);
}
