import { childOf, type Source } from '../source.ts';

/** The two tools whose attributes and elements are understood. */
export type Tool = 'camunda7' | 'camunda8';

const namespaces: { readonly [uri: string]: Tool } = {
  'http://camunda.org/schema/1.0/bpmn': 'camunda7',
  'http://camunda.org/schema/zeebe/1.0': 'camunda8',
};

/** An attribute that another tool has written on an element. */
export interface ForeignAttribute {
  readonly tool: Tool;
  readonly name: string;
  readonly value: string;
}

/** An extension element of another tool, with what is in it. */
export interface ForeignElement {
  readonly tool: Tool;
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly text: string;
  readonly children: readonly ForeignElement[];
}

export type Prefixes = ReadonlyMap<string, Tool>;

/** The prefixes under which a document writes what other tools understand. */
export function foreignPrefixes(definitions: Source): Prefixes {
  const found = new Map<string, Tool>();
  for (const [name, value] of Object.entries(attributesOf(definitions))) {
    const tool = namespaces[value];
    if (name.startsWith('xmlns:') && tool !== undefined) found.set(name.slice('xmlns:'.length), tool);
  }
  return found;
}

export function foreignAttributes(source: Source, prefixes: Prefixes): readonly ForeignAttribute[] {
  return Object.entries(attributesOf(source)).flatMap(([name, value]) => {
    const [prefix = '', local = ''] = name.split(':');
    const tool = prefixes.get(prefix);
    return tool === undefined ? [] : [{ tool, name: local, value }];
  });
}

export function foreignElements(source: Source, prefixes: Prefixes): readonly ForeignElement[] {
  const values: unknown = childOf(source, 'extensionElements')?.get('values');
  return Array.isArray(values) ? values.flatMap((value) => readElement(value, prefixes)) : [];
}

/** What the parser gives for an element that it has no description of: its attributes, `$body` and `$children`. */
function readElement(value: unknown, prefixes: Prefixes): readonly ForeignElement[] {
  if (!isRecord(value) || typeof value.$type !== 'string') return [];
  const [prefix = '', name = ''] = value.$type.split(':');
  const tool = prefixes.get(prefix);
  if (tool === undefined) return [];
  const texts = Object.entries(value).filter(
    (entry): entry is [string, string] => !entry[0].startsWith('$') && typeof entry[1] === 'string',
  );
  const children = Array.isArray(value.$children) ? value.$children : [];
  return [
    {
      tool,
      name,
      attributes: Object.fromEntries(texts),
      text: typeof value.$body === 'string' ? value.$body.trim() : '',
      children: children.flatMap((child) => readElement(child, prefixes)),
    },
  ];
}

function attributesOf(source: Source): { readonly [name: string]: string } {
  const attributes: unknown = source.$attrs;
  if (!isRecord(attributes)) return {};
  return Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
