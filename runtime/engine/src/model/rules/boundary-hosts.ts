import { type ModelRule, problem } from './rule.ts';

const notActivities = /Event$|Gateway$/;
/** What runs events inside, or is worked on by somebody who can escalate. */
const escalating = /^(subProcess|transaction|adHocSubProcess|callActivity|userTask|serviceTask|sendTask)$/;

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
    for (const { kind, code } of event === undefined ? [] : (event.parts ?? [event])) {
      if (kind !== 'error' && kind !== 'escalation') continue;
      if (kind === 'escalation' && !escalating.test(host.type)) {
        const reason = `${node.id} waits for an escalation, which ${host.id} cannot send.`;
        yield problem('escalation-never-thrown', node.id, reason);
      }
      const key = `${host.id} ${kind} ${code ?? ''}`;
      if (taken.has(key)) {
        const reason = `Two boundary events of ${host.id} catch the same ${kind}.`;
        yield problem('boundary-event-ambiguous', node.id, reason);
      }
      taken.add(key);
    }
  }
};
