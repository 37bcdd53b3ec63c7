import type { FormComponent } from '../schema.ts';

/** Rows that a list takes if it sets no limit of its own. */
export const DEFAULT_MAX_ROWS = 1_000;
/** Rows that no list may exceed, whatever its schema says. */
export const MAX_ROWS = 10_000;

/** The most rows of a list. */
export function maxRowsOf(component: FormComponent): number {
  return Math.min(component.maxRows ?? DEFAULT_MAX_ROWS, MAX_ROWS);
}
