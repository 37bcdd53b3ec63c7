import { readLoop } from '../elements/loops/read-loop.ts';
import { elementReaders } from '../elements/registry.ts';
import { waitForTokens } from '../elements/start-quantity.ts';
import type { Behavior } from './behavior.ts';
import { bilingualNameOf } from './bilingual.ts';
import type { SourceScope } from './collect.ts';
import { compensationEvents, compensationOf } from './compensation-links.ts';
import { readLanes } from './lanes.ts';
import type { ElementNode, ProcessModel, ScopeNode, SequenceFlow } from './process-model.ts';
import { idOf, type Reader } from './reader.ts';
import { childOf, localType, numberOf, type Source, textOf } from './source.ts';

/**
 * Turns the collected document into the flat model. Flows that lead nowhere or across a border are left out; the rules
 * have named them by then.
 */
export function buildModel(scopes: readonly SourceScope[], reader: Reader): ProcessModel {
  const nodeSources = scopes.flatMap(({ nodes }, scope) => nodes.map((source) => ({ source, scope })));
  const indexOfNode = new Map(nodeSources.map(({ source }, index) => [source, index]));
  const flows = readFlows(scopes, indexOfNode, reader);
  const process = scopes[0]?.source;
  const lanes = process === undefined ? new Map() : readLanes(process);
  const indexOfScope = new Map(scopes.map(({ source }, index) => [source, index]));
  const undoing = compensationEvents(scopes);
  const hosts = nodeSources.map(({ source }) => hostOf(source, indexOfNode));

  const nodes = nodeSources.map(({ source, scope }, index): ElementNode => {
    const lane = laneOf(source, scopes, scope, lanes);
    const outgoing = flows.filter((flow) => flow.source === index);
    const host = hosts[index] ?? null;
    const defaultFlow = outgoing.find((flow) => flow.id === childOf(source, 'default')?.id);
    return Object.freeze({
      index,
      id: idOf(source),
      type: localType(source),
      name: bilingualNameOf(source),
      scope,
      ownScope: indexOfScope.get(source) ?? null,
      incoming: flows.filter((flow) => flow.target === index).map((flow) => flow.index),
      outgoing: outgoing.map((flow) => flow.index),
      defaultFlow: defaultFlow?.index ?? null,
      hasConditions: outgoing.some((flow) => flow.condition !== null),
      boundaries: hosts.flatMap((of, boundary) => (of === index ? [boundary] : [])),
      ...(host === null ? {} : { boundary: { host } }),
      interrupting: source.get('cancelActivity') !== false && source.get('isInterrupting') !== false,
      lane,
      behavior: withStartQuantity(readBehavior(source, reader, lane), numberOf(source, 'startQuantity')),
      compensation: compensationOf(source, undoing, scopes, indexOfNode),
      forCompensation: source.get('isForCompensation') === true,
      completionQuantity: numberOf(source, 'completionQuantity') ?? 1,
      loop: readLoop(source, reader),
    });
  });

  return Object.freeze({
    processId: process?.id ?? '',
    name: process === undefined ? { zh: '', en: '' } : bilingualNameOf(process),
    nodes: Object.freeze(nodes),
    flows: Object.freeze(flows),
    scopes: Object.freeze(scopes.map((scope, index) => scopeNode(scope, index, nodes, flows))),
    nodesById: new Map(nodes.map((node) => [node.id, node])),
    flowsById: new Map(flows.map((flow) => [flow.id, flow])),
    hasInclusiveJoin: nodes.some(
      ({ behavior }) => behavior.join !== undefined && behavior.join.when !== 'on-arrival',
    ),
  });
}

function readFlows(
  scopes: readonly SourceScope[],
  indexOfNode: ReadonlyMap<Source, number>,
  reader: Reader,
): readonly SequenceFlow[] {
  const sources = scopes.flatMap(({ flows }) => flows);
  return sources
    .flatMap((flow) => {
      const source = indexOfNode.get(childOf(flow, 'sourceRef') ?? flow);
      const target = indexOfNode.get(childOf(flow, 'targetRef') ?? flow);
      if (source === undefined || target === undefined) return [];
      const body = childOf(flow, 'conditionExpression');
      const text = body === undefined ? undefined : textOf(body, 'body');
      const condition = text === undefined ? null : reader.expression(text, idOf(flow));
      return [{ id: idOf(flow), name: bilingualNameOf(flow), source, target, condition }];
    })
    .map((flow, index) => Object.freeze({ index, ...flow }));
}

function readBehavior(source: Source, reader: Reader, lane: ElementNode['lane']): Behavior {
  const read = elementReaders.get(source.$type);
  if (read !== undefined) return read(source, reader, { lane });
  const reason = `${idOf(source)} is a ${localType(source)}, which cannot be run.`;
  reader.problem('element-not-supported', idOf(source), reason);
  return { enter: () => {}, facts: {} };
}

function withStartQuantity(behavior: Behavior, quantity = 1): Behavior {
  return quantity > 1 ? { ...behavior, join: waitForTokens(quantity) } : behavior;
}

/** Lanes are drawn at the process; what stands in a subprocess belongs to the lane of the subprocess. */
function laneOf(
  source: Source,
  scopes: readonly SourceScope[],
  scope: number,
  lanes: ReadonlyMap<string, NonNullable<ElementNode['lane']>>,
): ElementNode['lane'] {
  const own = lanes.get(idOf(source));
  if (own !== undefined) return own;
  const at = scopes[scope];
  return at === undefined || at.parent === null ? null : laneOf(at.source, scopes, at.parent, lanes);
}

function hostOf(source: Source, indexOfNode: ReadonlyMap<Source, number>): number | null {
  const host = source.$type === 'bpmn:BoundaryEvent' ? childOf(source, 'attachedToRef') : undefined;
  return (host && indexOfNode.get(host)) ?? null;
}

function scopeNode(
  { source, parent }: SourceScope,
  index: number,
  nodes: readonly ElementNode[],
  flows: readonly SequenceFlow[],
): ScopeNode {
  const inside = nodes.filter((node) => node.scope === index);
  const starts = inside.filter(
    (node) => node.type === 'startEvent' && node.behavior.facts.event?.kind === 'none',
  );
  const [only, second] = starts;
  const handlers = inside.filter(({ behavior }) => behavior.facts.isEventSubprocess === true);
  return Object.freeze({
    index,
    id: idOf(source),
    parent,
    nodes: inside.map((node) => node.index),
    isAdHoc: source.$type === 'bpmn:AdHocSubProcess',
    instantiating: instantiatingIn(inside, nodes, flows),
    noneStart: only !== undefined && second === undefined ? only.index : null,
    withoutStart: withoutStartIn(source, inside),
    handlerStarts: nodes
      .filter(
        ({ type, scope }) => type === 'startEvent' && handlers.some(({ ownScope }) => ownScope === scope),
      )
      .map((node) => node.index),
  });
}

/** Activities, gateways and events that nothing leads to, where no start event and nothing else says how it begins. */
function withoutStartIn(source: Source, inside: readonly ElementNode[]): readonly number[] {
  const isBegunOtherwise =
    source.$type === 'bpmn:AdHocSubProcess' ||
    inside.some(({ type, behavior }) => type === 'startEvent' || behavior.facts.instantiates === true);
  return isBegunOtherwise ? [] : inside.filter(nothingLeadsTo).map(({ index }) => index);
}

function nothingLeadsTo({ type, incoming, boundary, forCompensation, behavior }: ElementNode): boolean {
  const { event, isEventSubprocess } = behavior.facts;
  const isLinkTarget = type === 'intermediateCatchEvent' && event?.kind === 'link';
  return (
    incoming.length === 0 &&
    boundary === undefined &&
    type !== 'endEvent' &&
    !(forCompensation || isEventSubprocess === true || isLinkTarget)
  );
}

/** Receive tasks and events behind gateways by which an instance begins. */
function instantiatingIn(
  inside: readonly ElementNode[],
  nodes: readonly ElementNode[],
  flows: readonly SequenceFlow[],
): readonly number[] {
  return inside
    .filter(({ behavior }) => behavior.facts.instantiates === true)
    .flatMap((node) => {
      if (node.type !== 'eventBasedGateway') return [node.index];
      return node.outgoing.flatMap((flow) => nodes[flows[flow]?.target ?? -1]?.index ?? []);
    });
}
