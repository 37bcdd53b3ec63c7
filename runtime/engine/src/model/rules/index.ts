import type { SourceScope } from '../collect.ts';
import type { ProcessModel } from '../process-model.ts';
import type { Reader } from '../reader.ts';
import { boundaryHosts } from './boundary-hosts.ts';
import { conditions, defaultFlows } from './conditions.ts';
import { eventFlows } from './event-flows.ts';
import { eventGatewayTargets } from './event-gateway-targets.ts';
import { flowEnds } from './flow-ends.ts';
import { links } from './links.ts';
import type { DocumentRule, ModelRule } from './rule.ts';
import { startEvents } from './start-events.ts';
import { unsupportedMarkers } from './unsupported-markers.ts';

const documentRules: readonly DocumentRule[] = [flowEnds, unsupportedMarkers, defaultFlows];
const modelRules: readonly ModelRule[] = [
  eventFlows,
  boundaryHosts,
  startEvents,
  eventGatewayTargets,
  conditions,
  links,
];

export function checkDocument(scopes: readonly SourceScope[], reader: Reader): void {
  for (const rule of documentRules) reader.problems.push(...rule(scopes));
}

export function checkModel(model: ProcessModel, reader: Reader): void {
  for (const rule of modelRules) reader.problems.push(...rule(model));
}
