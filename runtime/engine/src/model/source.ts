/**
 * A BPMN element as bpmn-moddle reads it. The reader's classes are not typed, so every value is checked on the way
 * out: a diagram decides what is in it, not the type system.
 */
export interface Source {
  readonly $type: string;
  readonly $parent?: Source;
  readonly id?: string;
  /** Attributes that the parser has no description of. */
  readonly $attrs?: unknown;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

export function isSource(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && '$type' in value && 'get' in value;
}

/** The text of an attribute or child; `undefined` when it is absent or blank. */
export function textOf(source: Source, name: string): string | undefined {
  const value = source.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function numberOf(source: Source, name: string): number | undefined {
  const value = source.get(name);
  return typeof value === 'number' ? value : undefined;
}

export function childOf(source: Source, name: string): Source | undefined {
  const value = source.get(name);
  return isSource(value) ? value : undefined;
}

export function childrenOf(source: Source, name: string): readonly Source[] {
  const value = source.get(name);
  return Array.isArray(value) ? value.filter(isSource) : [];
}

/** Extension elements of one type, such as `fb:Input`. */
export function extensionsOf(source: Source, type: string): readonly Source[] {
  const holder = childOf(source, 'extensionElements');
  return holder === undefined ? [] : childrenOf(holder, 'values').filter((value) => value.$type === type);
}

/** The sequence flows drawn beside an element that lead to it, or away from it. */
export function flowsAt(source: Source, end: 'sourceRef' | 'targetRef'): readonly Source[] {
  const beside = source.$parent === undefined ? [] : childrenOf(source.$parent, 'flowElements');
  return beside.filter((flow) => flow.$type === 'bpmn:SequenceFlow' && childOf(flow, end) === source);
}

/** `bpmn:UserTask` → `userTask`. */
export function localType(source: Source): string {
  const local = source.$type.slice(source.$type.indexOf(':') + 1);
  return local.charAt(0).toLowerCase() + local.slice(1);
}
