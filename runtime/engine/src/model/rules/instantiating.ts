import { type ModelRule, problem } from './rule.ts';

/** What begins an instance by itself stands at the beginning of the process and waits for messages (BPMN 10.6.6, 10.3.3). */
export const instantiating: ModelRule = function* (model) {
  for (const node of model.nodes) {
    if (node.behavior.facts.instantiates !== true) continue;
    const { id } = node;
    if (node.scope !== 0) {
      yield problem(
        'instantiating-misplaced',
        id,
        `${id} begins an instance and so cannot stand in a subprocess.`,
      );
    }
    const sources = node.incoming.flatMap((index) => model.nodes[model.flows[index]?.source ?? -1] ?? []);
    const afterGateway = sources.every(({ behavior }) => behavior.facts.instantiates === true);
    if (node.type === 'eventBasedGateway' ? sources.length > 0 : !afterGateway) {
      yield problem(
        'instantiating-has-incoming',
        id,
        `A flow leads to ${id}, which begins an instance by itself.`,
      );
    }
    if (node.boundaries.length > 0 || node.loop !== null) {
      const reason = `${id} begins an instance and can have neither boundary events nor a loop marker.`;
      yield problem('instantiating-marker', id, reason);
    }
    if (node.type !== 'eventBasedGateway') continue;
    for (const index of node.outgoing) {
      const target = model.nodes[model.flows[index]?.target ?? -1];
      const kind = target?.behavior.facts.event?.kind;
      if (target === undefined || kind === 'message' || kind === 'signal') continue;
      const reason = `${id} begins an instance and leads to ${target.id}, which waits for no message and no signal.`;
      yield problem('instantiating-target', id, reason);
    }
  }
};
