import type { SourceScope } from '../collect.ts';
import type { ProcessModel } from '../process-model.ts';
import type { Reader } from '../reader.ts';
import { adHoc } from './ad-hoc.ts';
import { boundaryHosts } from './boundary-hosts.ts';
import { compensationHandlers, compensationOfProcess, compensationTargets } from './compensation.ts';
import { conditions, defaultFlows } from './conditions.ts';
import { eventFlows } from './event-flows.ts';
import { eventGatewayTargets } from './event-gateway-targets.ts';
import { flowEnds } from './flow-ends.ts';
import { gatewayDirection } from './gateway-direction.ts';
import { instantiating } from './instantiating.ts';
import { links } from './links.ts';
import { quantities } from './quantities.ts';
import type { DocumentRule, ModelRule } from './rule.ts';
import { startEvents } from './start-events.ts';
import { transactions } from './transactions.ts';

const documentRules: readonly DocumentRule[] = [
  flowEnds,
  gatewayDirection,
  quantities,
  defaultFlows,
  compensationHandlers,
  compensationTargets,
  compensationOfProcess,
  transactions,
];
const modelRules: readonly ModelRule[] = [
  eventFlows,
  boundaryHosts,
  startEvents,
  eventGatewayTargets,
  conditions,
  links,
  adHoc,
  instantiating,
];

export function checkDocument(scopes: readonly SourceScope[], reader: Reader): void {
  for (const rule of documentRules) reader.problems.push(...rule(scopes));
}

export function checkModel(model: ProcessModel, reader: Reader): void {
  for (const rule of modelRules) reader.problems.push(...rule(model));
}
