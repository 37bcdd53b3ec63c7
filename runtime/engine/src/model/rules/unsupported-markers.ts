import { idOf } from '../reader.ts';
import { numberOf } from '../source.ts';
import { type DocumentRule, problem } from './rule.ts';

/** Markers that change what an activity does, and which the engine does not run: ignoring one would run another process. */
export const unsupportedMarkers: DocumentRule = function* (scopes) {
  for (const node of scopes.flatMap((scope) => scope.nodes)) {
    const id = idOf(node);
    if (node.get('isForCompensation') === true) yield refuse(id, 'isForCompensation');
    for (const quantity of ['startQuantity', 'completionQuantity']) {
      if ((numberOf(node, quantity) ?? 1) !== 1) yield refuse(id, quantity);
    }
  }
};

function refuse(id: string, marker: string) {
  return problem('element-not-supported', id, `${id} has the marker ${marker}, which cannot be run.`);
}
