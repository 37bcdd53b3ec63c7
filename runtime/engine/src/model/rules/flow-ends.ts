import { idOf } from '../reader.ts';
import { childOf } from '../source.ts';
import { type DocumentRule, problem } from './rule.ts';

/** A sequence flow joins two elements of one scope; it crosses neither a pool nor the border of a subprocess (BPMN 7.6.1). */
export const flowEnds: DocumentRule = function* (scopes) {
  for (const scope of scopes) {
    const inside = new Set(scope.nodes);
    for (const flow of scope.flows) {
      const id = idOf(flow);
      const [source, target] = [childOf(flow, 'sourceRef'), childOf(flow, 'targetRef')];
      if (source === undefined) yield problem('flow-without-source', id, `The flow ${id} begins nowhere.`);
      if (target === undefined) yield problem('flow-without-target', id, `The flow ${id} leads nowhere.`);
      if (source === undefined || target === undefined) continue;
      if (!inside.has(source) || !inside.has(target)) {
        yield problem(
          'flow-crosses-scope',
          id,
          `The flow ${id} from ${idOf(source)} to ${idOf(target)} crosses the border of a process or subprocess.`,
        );
      }
    }
  }
};
