/** An element of a DMN file as dmn-moddle reads it. Its members are not typed, so they are checked where they are read. */
export type DmnElement = object;

/** `dmn:Decision` and the like. */
export function typeOf(element: DmnElement): string {
  const type: unknown = Reflect.get(element, '$type');
  return typeof type === 'string' ? type : '';
}

/** A text or attribute without the white space around it; null where there is none. */
export function textOf(element: DmnElement | null, name: string): string | null {
  const value: unknown = element === null ? undefined : Reflect.get(element, name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

export function idOf(element: DmnElement): string | null {
  return textOf(element, 'id');
}

/** A single child; null where there is none. */
export function childOf(element: DmnElement | null, name: string): DmnElement | null {
  const value: unknown = element === null ? undefined : Reflect.get(element, name);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}

/** All children under a name. */
export function childrenOf(element: DmnElement | null, name: string): readonly DmnElement[] {
  const value: unknown = element === null ? undefined : Reflect.get(element, name);
  if (!Array.isArray(value)) return [];
  return value.filter((item: unknown): item is DmnElement => typeof item === 'object' && item !== null);
}
