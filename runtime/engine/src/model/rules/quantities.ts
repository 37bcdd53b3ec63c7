import { idOf } from '../reader.ts';
import { childOf, numberOf } from '../source.ts';
import { type DocumentRule, problem } from './rule.ts';

const MOST = 1000;
const LOOP = 'bpmn:StandardLoopCharacteristics';

/** Token quantities, and how often a loop may run, are whole numbers from 1 (BPMN 10.3.1, 10.3.7). */
export const quantities: DocumentRule = function* (scopes) {
  for (const node of scopes.flatMap((scope) => scope.nodes)) {
    for (const quantity of ['startQuantity', 'completionQuantity']) {
      const value = node.get(quantity) ?? 1;
      if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST) continue;
      const reason = `The ${quantity} of ${idOf(node)} is no whole number from 1 to ${MOST}.`;
      yield problem('token-quantity-invalid', idOf(node), reason);
    }
    const loop = childOf(node, 'loopCharacteristics');
    const maximum = loop?.$type === LOOP ? numberOf(loop, 'loopMaximum') : undefined;
    if (maximum === undefined || (Number.isInteger(maximum) && maximum >= 1)) continue;
    yield problem(
      'loop-maximum-invalid',
      idOf(node),
      `${idOf(node)} could run no more than ${maximum} times.`,
    );
  }
};
