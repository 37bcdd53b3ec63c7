/** A node of the parsed BPMN model, as moddle gives it. */
export interface Moddle {
  readonly $type: string;
  $parent?: Moddle | undefined;
  readonly id?: string;
  get(property: string): unknown;
  $instanceOf(type: string): boolean;
}

/** An element of the diagram: a shape, a connection or the root. */
export interface DiagramElement {
  readonly id: string;
  readonly type: string;
  readonly businessObject: Moddle;
  readonly parent?: DiagramElement;
  /** For an external label: the element that it names. */
  readonly labelTarget?: DiagramElement;
}

/**
 * How the model is changed. Every call is one step that can be undone; `together` makes one step of several.
 * `element` is the diagram element that is redrawn for it.
 */
export interface Editing {
  /** Sets properties of the element itself, among them its id and its default flow. */
  set(element: DiagramElement, properties: Readonly<Record<string, unknown>>): void;
  /** Sets properties of any node of the model that belongs to the element. */
  setOn(element: DiagramElement, node: Moddle, properties: Readonly<Record<string, unknown>>): void;
  create(type: string, properties?: Readonly<Record<string, unknown>>): Moddle;
  together(edits: () => void): void;
}

/** A text property, empty where it is not set. */
export function textOf(node: Moddle, property: string): string {
  const value = node.get(property);
  return value === undefined || value === null ? '' : String(value);
}

/** A node property, `null` where it is not set. */
export function nodeOf(node: Moddle, property: string): Moddle | null {
  const value = node.get(property);
  return isModdle(value) ? value : null;
}

/** A property that holds several nodes. */
export function nodesOf(node: Moddle, property: string): readonly Moddle[] {
  const value = node.get(property);
  return Array.isArray(value) ? value.filter(isModdle) : [];
}

export function isAny(node: Moddle, types: readonly string[]): boolean {
  return types.some((type) => node.$instanceOf(type));
}

/** The definitions at the root of a model. */
export function definitionsOf(node: Moddle): Moddle {
  let root = node;
  while (root.$parent !== undefined && root.$parent !== null) root = root.$parent;
  return root;
}

/** The process to which a diagram element belongs, or which it is or shows. */
export function processOf(node: Moddle): Moddle | null {
  if (node.$instanceOf('bpmn:Participant')) return nodeOf(node, 'processRef');
  if (node.$instanceOf('bpmn:Collaboration')) {
    const [first] = nodesOf(node, 'participants');
    return first === undefined ? null : processOf(first);
  }
  let each: Moddle | undefined = node;
  while (each && !each.$instanceOf('bpmn:Process')) each = each.$parent;
  return each ?? null;
}

/** The first event definition of an event. */
export function eventDefinitionOf(node: Moddle): Moddle | null {
  if (!node.$instanceOf('bpmn:Event')) return null;
  return nodesOf(node, 'eventDefinitions')[0] ?? null;
}

function isModdle(value: unknown): value is Moddle {
  return typeof value === 'object' && value !== null && '$type' in value;
}
