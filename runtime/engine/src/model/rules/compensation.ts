import { associatedWith, isCompensationEvent } from '../compensation-links.ts';
import { idOf } from '../reader.ts';
import { childOf, childrenOf, flowsAt, type Source } from '../source.ts';
import { type DocumentRule, problem } from './rule.ts';

/**
 * A compensation boundary event points by an association to the activity that undoes its own, which stands outside the normal
 * flow and belongs to it alone (BPMN 10.7.1).
 */
export const compensationHandlers: DocumentRule = function* (scopes) {
  const nodes = scopes.flatMap((scope) => scope.nodes);
  const undoing = new Map<Source, string>();
  for (const event of nodes.filter(
    (node) => node.$type === 'bpmn:BoundaryEvent' && isCompensationEvent(node),
  )) {
    const id = idOf(event);
    const [handler, second] = associatedWith(event, scopes);
    const host = childOf(event, 'attachedToRef');
    if (handler === undefined) {
      yield problem(
        'compensation-handler-missing',
        id,
        `No association leads from ${id} to what undoes its activity.`,
      );
    } else if (second !== undefined) {
      yield problem(
        'compensation-handler-ambiguous',
        id,
        `${id} points to several activities; one undoes another.`,
      );
    } else if (handler.get('isForCompensation') !== true) {
      const reason = `${id} points to ${idOf(handler)}, which is not marked as being for compensation.`;
      yield problem('compensation-handler-unmarked', id, reason);
    } else if (handler.$parent !== event.$parent) {
      yield problem(
        'compensation-handler-elsewhere',
        id,
        `${id} points to ${idOf(handler)}, which is in another scope.`,
      );
    } else if (undoing.has(handler)) {
      const reason = `${idOf(handler)} undoes both the activity of ${undoing.get(handler)} and that of ${id}.`;
      yield problem('compensation-handler-shared', idOf(handler), reason);
    } else undoing.set(handler, id);
    if (host?.get('isForCompensation') === true) {
      yield problem(
        'compensation-of-handler',
        id,
        `${idOf(host)} undoes something itself and cannot be undone.`,
      );
    }
    const others = nodes.filter(
      (node) => node !== event && childOf(node, 'attachedToRef') === host && isCompensationEvent(node),
    );
    if (host !== undefined && others.length > 0) {
      yield problem('compensation-event-ambiguous', id, `Several compensation events sit on ${idOf(host)}.`);
    }
  }
  for (const node of nodes.filter((candidate) => candidate.get('isForCompensation') === true)) {
    yield* handlerAlone(node, nodes, undoing);
  }
};

function* handlerAlone(node: Source, nodes: readonly Source[], undoing: ReadonlyMap<Source, string>) {
  const id = idOf(node);
  if (!undoing.has(node)) {
    yield problem(
      'compensation-handler-unused',
      id,
      `${id} is for compensation, but no boundary event points to it.`,
    );
  }
  if (flowsAt(node, 'targetRef').length + flowsAt(node, 'sourceRef').length > 0) {
    const reason = `${id} is for compensation and cannot stand in the normal flow.`;
    yield problem('compensation-handler-in-flow', id, reason);
  }
  if (nodes.some((other) => childOf(other, 'attachedToRef') === node)) {
    const reason = `${id} is for compensation and can have no boundary events.`;
    yield problem('compensation-handler-with-boundary', id, reason);
  }
}

/** A process cannot be undone from inside it: a compensation event subprocess belongs to a subprocess (BPMN 10.7.1). */
export const compensationOfProcess: DocumentRule = function* (scopes) {
  for (const event of scopes.flatMap((scope) => scope.nodes)) {
    if (event.$type !== 'bpmn:StartEvent' || !isCompensationEvent(event)) continue;
    if (event.$parent?.get('triggeredByEvent') !== true) continue;
    if (event.$parent.$parent?.$type !== 'bpmn:Process') continue;
    yield problem(
      'compensation-of-process',
      idOf(event),
      `${idOf(event)} would undo the process as a whole.`,
    );
  }
};

/** A thrown compensation names an activity that stands where it can be undone from there (BPMN 10.5.5). */
export const compensationTargets: DocumentRule = function* (scopes) {
  for (const event of scopes.flatMap((scope) => scope.nodes)) {
    if (!/Throw|End/.test(event.$type)) continue;
    for (const definition of childrenOf(event, 'eventDefinitions')) {
      const target = childOf(definition, 'activityRef');
      if (definition.$type !== 'bpmn:CompensateEventDefinition' || target === undefined) continue;
      if (isVisibleFrom(event, target)) continue;
      const reason = `${idOf(event)} cannot undo ${idOf(target)}, which is not an activity of its own scope.`;
      yield problem('compensation-target', idOf(event), reason);
    }
  }
};

function isVisibleFrom(event: Source, target: Source): boolean {
  const isActivity = !/(Event|Gateway)$/.test(target.$type);
  for (let scope = event.$parent; scope !== undefined; scope = scope.$parent) {
    if (target.$parent === scope) return isActivity;
    if (scope.get('triggeredByEvent') !== true) return false;
  }
  return false;
}
