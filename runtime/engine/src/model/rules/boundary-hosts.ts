import { type ModelRule, problem } from './rule.ts';

const notActivities = /Event$|Gateway$/;

/** A boundary event sits on an activity of its own scope, and two on one activity do not catch the same error or escalation. */
export const boundaryHosts: ModelRule = function* (model) {
  const taken = new Set<string>();
  for (const node of model.nodes) {
    if (node.type !== 'boundaryEvent') continue;
    const host = node.boundary === undefined ? undefined : model.nodes[node.boundary.host];
    if (host === undefined) {
      yield problem('boundary-event-without-host', node.id, `The boundary event ${node.id} sits on nothing.`);
      continue;
    }
    if (notActivities.test(host.type) || host.scope !== node.scope) {
      const reason = `The boundary event ${node.id} cannot sit on ${host.id}, which is no activity of its scope.`;
      yield problem('boundary-event-without-host', node.id, reason);
    }
    const event = node.behavior.facts.event;
    if (event?.kind !== 'error' && event?.kind !== 'escalation') continue;
    if (event.kind === 'escalation' && host.type !== 'subProcess') {
      const reason = `${node.id} waits for an escalation, which only a subprocess can send to it.`;
      yield problem('element-not-supported', node.id, reason);
    }
    const key = `${host.id} ${event.kind} ${event.code ?? ''}`;
    if (taken.has(key)) {
      yield problem(
        'boundary-event-ambiguous',
        node.id,
        `Two boundary events of ${host.id} catch the same ${event.kind}.`,
      );
    }
    taken.add(key);
  }
};
