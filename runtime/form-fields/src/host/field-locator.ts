import type { FindingPlace } from './component-index.ts';

/** Puts the keyboard on the first of some places, in the order of the page. */
export function focusFirst(container: HTMLElement, formId: string, places: readonly FindingPlace[]): void {
  const prefixes = places.map((place) => domIdOf(formId, place));
  const control = [
    ...container.querySelectorAll<HTMLElement>('input, select, textarea, button, [tabindex]'),
  ].find((element) => isReachable(element) && prefixes.some((prefix) => belongsTo(element.id, prefix)));
  control?.focus();
  control?.scrollIntoView?.({ block: 'center' });
}

/** The id that form-js gives a field's control; a grid's cell carries row and column behind it. */
export function domIdOf(formId: string, { component, indexes, cell }: FindingPlace): string {
  const field = [`fjs-form-${formId}-${component.id}`, ...Object.values(indexes)].join('_');
  return cell === null ? field : `${field}-${cell.row}-${cell.column}`;
}

function belongsTo(id: string, prefix: string): boolean {
  return id === prefix || id.startsWith(`${prefix}-`);
}

function isReachable(element: HTMLElement): boolean {
  return !(element as HTMLButtonElement).disabled && element.getAttribute('type') !== 'hidden';
}
