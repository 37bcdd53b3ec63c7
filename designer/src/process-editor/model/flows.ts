import { type DiagramElement, type Editing, isAny, type Moddle, nodeOf, textOf } from './moddle.ts';

/** Whether a condition on the flow is ever read: behind a diverging gateway or an activity. */
export function mayHaveCondition(flow: Moddle): boolean {
  const source = nodeOf(flow, 'sourceRef');
  return (
    source !== null && isAny(source, ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:Activity'])
  );
}

export function isDefault(flow: Moddle): boolean {
  const source = nodeOf(flow, 'sourceRef');
  return source !== null && mayHaveCondition(flow) && nodeOf(source, 'default') === flow;
}

/** The text of the flow's condition: JSON Logic, FEEL with `=`, or empty. */
export function conditionOf(flow: Moddle): string {
  const expression = nodeOf(flow, 'conditionExpression');
  return expression === null ? '' : textOf(expression, 'body');
}

/** Sets the condition; an empty text removes it. */
export function setCondition(editing: Editing, element: DiagramElement, text: string): void {
  const body = text.trim();
  if (body === '') {
    editing.set(element, { conditionExpression: undefined });
    return;
  }
  const expression = editing.create('bpmn:FormalExpression', { body });
  expression.$parent = element.businessObject;
  editing.set(element, { conditionExpression: expression });
}

/** Makes the flow the one that is taken when no condition holds (it then needs none of its own), or ends that. */
export function setDefault(
  editing: Editing,
  element: DiagramElement,
  source: DiagramElement,
  isNowDefault: boolean,
): void {
  editing.together(() => {
    if (isNowDefault && conditionOf(element.businessObject) !== '') setCondition(editing, element, '');
    editing.set(source, { default: isNowDefault ? element.businessObject : undefined });
  });
}
