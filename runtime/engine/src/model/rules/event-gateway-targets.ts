import { type ModelRule, problem } from './rule.ts';

/** Behind an event-based gateway stand at least two events or receive tasks, each reached from it alone (BPMN 10.6.6). */
export const eventGatewayTargets: ModelRule = function* (model) {
  for (const gateway of model.nodes) {
    if (gateway.type !== 'eventBasedGateway') continue;
    if (gateway.outgoing.length < 2) {
      yield problem(
        'event-gateway-target',
        gateway.id,
        `${gateway.id} needs at least two events to choose from.`,
      );
    }
    const targets = gateway.outgoing.flatMap((index) => model.nodes[model.flows[index]?.target ?? -1] ?? []);
    for (const target of targets) {
      if (target.behavior.facts.waitsForEvent !== true) {
        const reason = `${gateway.id} leads to ${target.id}, which waits for no message and no time.`;
        yield problem('event-gateway-target', gateway.id, reason);
      } else if (target.incoming.length > 1) {
        const reason = `${target.id} is reached both from ${gateway.id} and from elsewhere.`;
        yield problem('event-gateway-target-shared', target.id, reason);
      } else if (target.boundaries.length > 0 || target.loop !== null) {
        const reason = `${target.id} follows an event-based gateway and so can neither have boundary events nor run several times.`;
        yield problem('event-gateway-target', target.id, reason);
      }
    }
  }
};
