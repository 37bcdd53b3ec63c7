import { type ModelRule, problem } from './rule.ts';

/** An ad-hoc subprocess holds activities to choose from, and neither start nor end events (BPMN 10.3.5). */
export const adHoc: ModelRule = function* (model) {
  for (const scope of model.scopes) {
    if (!scope.isAdHoc) continue;
    const nodes = scope.nodes.flatMap((index) => model.nodes[index] ?? []);
    for (const { type, id } of nodes) {
      if (type !== 'startEvent' && type !== 'endEvent') continue;
      yield problem(
        'ad-hoc-event',
        id,
        `${id} cannot stand in the ad-hoc subprocess ${scope.id}, which has no order.`,
      );
    }
    const activities = nodes.filter(({ type }) => !/(Event|Gateway)$/.test(type));
    if (!activities.some(({ incoming, forCompensation }) => incoming.length === 0 && !forCompensation)) {
      yield problem('ad-hoc-empty', scope.id, `${scope.id} has no activity that could be begun.`);
    }
  }
};
