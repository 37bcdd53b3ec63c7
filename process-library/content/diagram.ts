/** A BPMN element of a diagram that a person may read: its name, and the English of it. */
export interface NamedElement {
  readonly type: string;
  readonly id: string;
  readonly name: string | null;
  readonly english: string | null;
}

/** What needs no picture of its own. */
const INVISIBLE =
  /^(definitions|collaboration|process|laneSet|message|error|signal|escalation|extensionElements|documentation|incoming|outgoing|flowNodeRef|conditionExpression|\w+EventDefinition|time(Duration|Date|Cycle)|text)$/;

/** The elements of a diagram that have, or should have, a picture: participants, lanes, nodes, flows, annotations. */
export function visibleElements(bpmn: string): readonly NamedElement[] {
  return elementsOf(bpmn).filter(({ type }) => !INVISIBLE.test(type));
}

/** Ids that have a shape or an edge. */
export function drawnIds(bpmn: string): ReadonlySet<string> {
  return new Set(
    [...bpmn.matchAll(/<bpmndi:BPMN(?:Shape|Edge)\b[^>]*\bbpmnElement="([^"]+)"/g)].map(
      (match) => match[1] ?? '',
    ),
  );
}

/** The name and the English of every `bpmn:` element with an id. */
export function elementsOf(bpmn: string): readonly NamedElement[] {
  const tags = [...bpmn.matchAll(/<bpmn:(?!documentation\b)(\w+)\b([^>]*)>/g)];
  return tags.flatMap((tag, index) => {
    const [, type = '', attributes = ''] = tag;
    const id = attributeOf(attributes, 'id');
    if (id === null) return [];
    const extension = tags[index + 1]?.[1] === 'extensionElements' ? index + 1 : null;
    const own = extension === null ? '' : textBetween(bpmn, tags[extension], tags[extension + 1]);
    const english = /<fb:translation lang="en">([^<]+)<\/fb:translation>/.exec(own)?.[1] ?? null;
    return [{ type, id, name: attributeOf(attributes, 'name'), english }];
  });
}

function textBetween(
  text: string,
  from: RegExpExecArray | undefined,
  to: RegExpExecArray | undefined,
): string {
  return text.slice(from?.index ?? 0, to?.index ?? text.length);
}

function attributeOf(attributes: string, name: string): string | null {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? null;
}
