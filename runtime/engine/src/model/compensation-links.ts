import type { SourceScope } from './collect.ts';
import type { CompensationLink } from './process-model.ts';
import { childOf, childrenOf, type Source } from './source.ts';

/** The elements to which an association leads from this one, drawn in either direction only where it says so. */
export function associatedWith(source: Source, scopes: readonly SourceScope[]): readonly Source[] {
  const artifacts = scopes.flatMap((scope) => childrenOf(scope.source, 'artifacts'));
  return artifacts
    .filter(({ $type }) => $type === 'bpmn:Association')
    .flatMap((association) => {
      const target = childOf(association, 'targetRef');
      return childOf(association, 'sourceRef') === source && target !== undefined ? [target] : [];
    });
}

export function isCompensationEvent(source: Source): boolean {
  return [...childrenOf(source, 'eventDefinitions'), ...childrenOf(source, 'eventDefinitionRef')].some(
    ({ $type }) => $type === 'bpmn:CompensateEventDefinition',
  );
}

/** The compensation events of a document. */
export function compensationEvents(scopes: readonly SourceScope[]): readonly Source[] {
  return scopes.flatMap(({ nodes }) => nodes).filter(isCompensationEvent);
}

/** How an activity is undone (BPMN 10.7): by the handler of its boundary event, or by an event subprocess inside it. */
export function compensationOf(
  activity: Source,
  events: readonly Source[],
  scopes: readonly SourceScope[],
  indexOfNode: ReadonlyMap<Source, number>,
): CompensationLink | null {
  if (events.length === 0) return null;
  const indexOf = (source: Source | undefined) => (source && indexOfNode.get(source)) ?? null;
  const boundary = events.find(
    (event) => event.$type === 'bpmn:BoundaryEvent' && childOf(event, 'attachedToRef') === activity,
  );
  const handler = boundary === undefined ? null : indexOf(associatedWith(boundary, scopes)[0]);
  const start = indexOf(
    events.find(
      (event) =>
        event.$type === 'bpmn:StartEvent' &&
        event.$parent?.get('triggeredByEvent') === true &&
        event.$parent.$parent === activity,
    ),
  );
  return handler === null && start === null ? null : { handler, start };
}
