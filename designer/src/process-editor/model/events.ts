import {
  type DiagramElement,
  definitionsOf,
  type Editing,
  eventDefinitionOf,
  type Moddle,
  nodeOf,
  nodesOf,
  textOf,
} from './moddle.ts';

/** The three ways in which a timer says when. */
export const timerKinds = ['timeDuration', 'timeDate', 'timeCycle'] as const;
export type TimerKind = (typeof timerKinds)[number];

export interface Timer {
  readonly kind: TimerKind;
  readonly value: string;
}

/** What a timer definition says; a new one says nothing yet. */
export function timerOf(definition: Moddle): Timer {
  for (const kind of timerKinds) {
    const expression = nodeOf(definition, kind);
    if (expression !== null) return { kind, value: textOf(expression, 'body') };
  }
  return { kind: 'timeDuration', value: '' };
}

/** Sets what a timer waits for; the other two ways are taken away. */
export function setTimer(editing: Editing, element: DiagramElement, definition: Moddle, timer: Timer): void {
  const expression = editing.create('bpmn:FormalExpression', { body: timer.value });
  expression.$parent = definition;
  const properties: Record<string, unknown> = {};
  for (const kind of timerKinds) properties[kind] = kind === timer.kind ? expression : undefined;
  editing.setOn(element, definition, properties);
}

/** What an event, send or receive task refers to: a message or signal by its name, an error or escalation by its code. */
export interface Reference {
  readonly property: 'messageRef' | 'errorRef' | 'escalationRef' | 'signalRef';
  readonly type: 'bpmn:Message' | 'bpmn:Error' | 'bpmn:Escalation' | 'bpmn:Signal';
  /** The property by which the engine finds it. */
  readonly key: 'name' | 'errorCode' | 'escalationCode';
}
export const messageReference: Reference = { property: 'messageRef', type: 'bpmn:Message', key: 'name' };
export const errorReference: Reference = { property: 'errorRef', type: 'bpmn:Error', key: 'errorCode' };

export const escalationReference: Reference = {
  property: 'escalationRef',
  type: 'bpmn:Escalation',
  key: 'escalationCode',
};
export const signalReference: Reference = { property: 'signalRef', type: 'bpmn:Signal', key: 'name' };

/** The name or code that a node refers to; empty when it refers to nothing. */
export function referredKey(holder: Moddle, reference: Reference): string {
  const target = nodeOf(holder, reference.property);
  return target === null ? '' : textOf(target, reference.key);
}

/** All names or codes that the model declares. */
export function declaredKeys(node: Moddle, reference: Reference): readonly string[] {
  return declared(node, reference)
    .map((each) => textOf(each, reference.key))
    .filter((key) => key !== '');
}

/**
 * Lets a node refer to the message or error of a name or code, which is declared when the model has none; an empty
 * text removes the reference. What several elements refer to is never renamed under them.
 */
export function referTo(
  editing: Editing,
  element: DiagramElement,
  holder: Moddle,
  reference: Reference,
  key: string,
): void {
  if (key === '') {
    editing.setOn(element, holder, { [reference.property]: undefined });
    return;
  }
  const known = declared(holder, reference).find((each) => textOf(each, reference.key) === key);
  if (known !== undefined) {
    editing.setOn(element, holder, { [reference.property]: known });
    return;
  }
  const definitions = definitionsOf(holder);
  const created = editing.create(reference.type, {
    [reference.key]: key,
    ...(reference.key === 'name' ? {} : { name: key }),
  });
  created.$parent = definitions;
  editing.together(() => {
    editing.setOn(element, definitions, { rootElements: [...nodesOf(definitions, 'rootElements'), created] });
    editing.setOn(element, holder, { [reference.property]: created });
  });
}

function declared(node: Moddle, reference: Reference): readonly Moddle[] {
  return nodesOf(definitionsOf(node), 'rootElements').filter((each) => each.$type === reference.type);
}

/** The condition for which an event waits; empty where it has none yet. */
export function awaitedCondition(definition: Moddle): string {
  const expression = nodeOf(definition, 'condition');
  return expression === null ? '' : textOf(expression, 'body');
}

export function setAwaitedCondition(
  editing: Editing,
  element: DiagramElement,
  definition: Moddle,
  text: string,
): void {
  const body = text.trim();
  const condition = body === '' ? undefined : editing.create('bpmn:FormalExpression', { body });
  if (condition !== undefined) condition.$parent = definition;
  editing.setOn(element, definition, { condition });
}

/** The names of all links in the process to which a node belongs, to choose the other end of a link. */
export function linkNames(elements: readonly DiagramElement[]): readonly string[] {
  const names = elements.map(({ businessObject }) => {
    const definition = eventDefinitionOf(businessObject);
    return definition?.$type === 'bpmn:LinkEventDefinition' ? textOf(definition, 'name') : '';
  });
  return [...new Set(names.filter((name) => name !== ''))];
}

/** Whether a start event belongs to an event subprocess, and so waits beside what else goes on. */
export function isHandlerStart(node: Moddle): boolean {
  return node.$instanceOf('bpmn:StartEvent') && node.$parent?.get('triggeredByEvent') === true;
}
