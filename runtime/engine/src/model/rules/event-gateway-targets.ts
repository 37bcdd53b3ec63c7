import type { EventFacts } from '../behavior.ts';
import { type ModelRule, problem } from './rule.ts';

/** Behind an event-based gateway stand at least two events or receive tasks, each reached from it alone; for messages either events or tasks (BPMN 10.6.6). */
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
    const isTask = targets.map(({ type }) => type === 'receiveTask');
    const isMessage = targets.map(
      ({ type, behavior }) => type !== 'receiveTask' && waitsForMessage(behavior.facts.event),
    );
    if (isTask.includes(true) && isMessage.includes(true)) {
      const reason = `${gateway.id} leads to receive tasks and to message events; one way of receiving is enough.`;
      yield problem('event-gateway-mixed', gateway.id, reason);
    }
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

function waitsForMessage(event: EventFacts | undefined): boolean {
  return event?.kind === 'message' || event?.parts?.some(({ kind }) => kind === 'message') === true;
}
