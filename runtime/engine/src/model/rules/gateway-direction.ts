import { idOf } from '../reader.ts';
import { flowsAt, textOf } from '../source.ts';
import { type DocumentRule, problem } from './rule.ts';

/**
 * A gateway that says which way it works has the flows for it (BPMN 10.6.1): a converging one several incoming and at most one
 * outgoing, a diverging one the other way round, a mixed one several of both. Without a word it may have any.
 */
export const gatewayDirection: DocumentRule = function* (scopes) {
  for (const gateway of scopes.flatMap((scope) => scope.nodes)) {
    if (!gateway.$type.endsWith('Gateway')) continue;
    const direction = textOf(gateway, 'gatewayDirection') ?? 'Unspecified';
    const incoming = flowsAt(gateway, 'targetRef').length;
    const outgoing = flowsAt(gateway, 'sourceRef').length;
    const fits = {
      Converging: incoming > 1 && outgoing < 2,
      Diverging: outgoing > 1 && incoming < 2,
      Mixed: incoming > 1 && outgoing > 1,
    }[direction];
    if (fits !== false) continue;
    const id = idOf(gateway);
    const reason = `${id} is drawn as ${direction.toLowerCase()}, but has ${incoming} incoming and ${outgoing} outgoing flows.`;
    yield problem('gateway-direction', id, reason);
  }
};
