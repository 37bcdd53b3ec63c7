import type { Step } from '../../execution/step.ts';
import type { EventFacts } from '../../model/behavior.ts';
import type { ElementNode, ProcessModel } from '../../model/process-model.ts';
import type { Compensable } from '../../state/compensable.ts';
import type { IdMapping } from './id-mapping.ts';

/** Why an instance cannot be carried over, at one element or flow of its version. */
export interface MigrationProblem {
  readonly code: MigrationProblemCode;
  readonly elementId: string;
  readonly reason: string;
}

export type MigrationProblemCode =
  | 'mapping-unknown'
  | 'element-missing'
  | 'type-differs'
  | 'scope-differs'
  | 'loop-differs'
  | 'event-differs'
  | 'job-type-differs'
  | 'called-element-differs'
  | 'flow-missing'
  | 'flow-leads-elsewhere'
  | 'two-become-one'
  | 'join-starves'
  | 'wait-cannot-open';

/** All that keeps what is active in an instance from going on in the other version. */
export function findProblems(step: Step, mapping: IdMapping): readonly MigrationProblem[] {
  return [
    ...mapping.unknown.map((id) => problem('mapping-unknown', id, 'the mapping names nothing for it')),
    ...Object.keys(step.draft.elements).flatMap((id) => problemsOfInstance(step, mapping, id)),
    ...Object.keys(step.draft.scopes).flatMap((scopeId) => problemsOfTokens(step, mapping, scopeId)),
    ...problemsOfUndoing(step, mapping),
  ];
}

function problemsOfInstance(step: Step, mapping: IdMapping, id: string): readonly MigrationProblem[] {
  const { node } = step.instance(id);
  const to = mapping.node(node.id);
  if (to === undefined) return [problem('element-missing', node.id, 'the other version has no such element')];
  if (!isSameType(node, to)) {
    return [problem('type-differs', node.id, `it is a ${node.type} here and a ${to.type} there`)];
  }
  const found: MigrationProblem[] = [];
  if (mapping.id(containerOf(mapping.from, node)) !== containerOf(mapping.to, to))
    found.push(problem('scope-differs', node.id, 'it stands in another subprocess there'));
  if (node.loop?.kind !== to.loop?.kind)
    found.push(problem('loop-differs', node.id, 'it repeats in another way there'));
  if (!isSameEvent(node.behavior.facts.event, to.behavior.facts.event))
    found.push(problem('event-differs', node.id, 'it is about something else there'));
  if (hasWork(step.draft.jobs, id) && node.behavior.facts.jobType !== to.behavior.facts.jobType)
    found.push(problem('job-type-differs', node.id, 'its open job is of another type there'));
  if (hasWork(step.draft.calls, id) && node.behavior.facts.calledElement !== to.behavior.facts.calledElement)
    found.push(problem('called-element-differs', node.id, 'it calls another process there'));
  return found;
}

function problemsOfTokens(step: Step, mapping: IdMapping, scopeId: string): readonly MigrationProblem[] {
  const { tokens = {}, activated = {} } = step.draft.scopes[scopeId] ?? {};
  const flowIds = Object.keys(tokens);
  const onFlows = flowIds.flatMap((flowId) => problemsOfToken(mapping, flowId));
  const merged = flowIds
    .filter((flowId) => flowIds.some((other) => other !== flowId && mapping.id(other) === mapping.id(flowId)))
    .map((flowId) => problem('two-become-one', flowId, 'another flow that holds a token becomes the same'));
  const gateways = Object.keys(activated)
    .filter((id) => mapping.node(id)?.type !== 'complexGateway')
    .map((id) => problem('type-differs', id, 'it has opened and is no complex gateway there'));
  return [...onFlows, ...merged, ...gateways];
}

/** A token waits before a join: the flow must lead to that join there too. */
function problemsOfToken(mapping: IdMapping, flowId: string): readonly MigrationProblem[] {
  const from = mapping.from.flowsById.get(flowId);
  const to = mapping.flow(flowId);
  if (from === undefined || to === undefined)
    return [problem('flow-missing', flowId, 'a token waits on it, and the other version has no such flow')];
  const join = mapping.from.nodes[from.target];
  const there = mapping.to.nodes[to.target];
  const isSame =
    join !== undefined &&
    there?.id === mapping.id(join.id) &&
    there.type === join.type &&
    containerOf(mapping.to, there) === mapping.id(containerOf(mapping.from, join));
  return isSame
    ? []
    : [problem('flow-leads-elsewhere', flowId, 'a token waits on it, and it ends elsewhere there')];
}

/** What can still be undone must have what undoes it. */
function problemsOfUndoing(step: Step, mapping: IdMapping): readonly MigrationProblem[] {
  const all = (done: Compensable): readonly string[] => [done.elementId, ...(done.inner ?? []).flatMap(all)];
  const queues = Object.values(step.draft.rollbacks).flatMap(({ queue }) => queue);
  const undoable = new Set([...step.draft.compensable, ...queues].flatMap(all));
  const pending = Object.values(step.draft.adHoc).flatMap((adHoc) => adHoc.pending);
  return [...undoable, ...pending].flatMap((id) => {
    const from = mapping.from.nodesById.get(id);
    const to = mapping.node(id);
    if (to === undefined) return [problem('element-missing', id, 'it can still be undone or begun')];
    const lost = from?.compensation !== null && to.compensation === null;
    return lost ? [problem('type-differs', id, 'nothing undoes it there')] : [];
  });
}

function isSameType(a: ElementNode, b: ElementNode): boolean {
  const kind = ({ behavior: { facts } }: ElementNode) => [
    facts.isEventSubprocess === true,
    facts.isAdHoc === true,
  ];
  return a.type === b.type && kind(a).join() === kind(b).join();
}

/** Messages and signals may have other names there (the wait is opened anew); what kind of event it is may not change. */
export function isSameEvent(a: EventFacts | undefined, b: EventFacts | undefined): boolean {
  if (a?.kind !== b?.kind) return false;
  const parts = (facts: EventFacts | undefined) =>
    (facts?.parts ?? []).map(({ kind, messageName, signalName }) => [kind, messageName, signalName].join());
  return a?.isParallel === b?.isParallel && parts(a).join(';') === parts(b).join(';');
}

/** Id of the subprocess that an element stands in; empty for the process. */
export function containerOf(model: ProcessModel, { scope }: ElementNode): string {
  return scope === 0 ? '' : (model.nodes.find(({ ownScope }) => ownScope === scope)?.id ?? '');
}

function hasWork(
  table: { readonly [id: string]: { readonly elementInstanceId: string } },
  id: string,
): boolean {
  return Object.values(table).some(({ elementInstanceId }) => elementInstanceId === id);
}

export function problem(code: MigrationProblemCode, elementId: string, why: string): MigrationProblem {
  return { code, elementId, reason: `${elementId}: ${why}.` };
}
