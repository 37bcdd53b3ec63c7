import type { FieldDescription, FormDescription } from '@flowbook/forms';
import type { FieldRightLine } from './extensions.ts';

/** From the narrowest to the widest. */
export const fieldRights = ['hide', 'read', 'edit'] as const;
export type FieldRight = (typeof fieldRights)[number];

/** One field of a bound form, and what a task lets a person do with it. */
export interface FieldRightRow {
  /** By which a line of the binding names the field. */
  readonly field: string;
  /** `null` for a line that names no field of the form. */
  readonly description: FieldDescription | null;
  /** What the stage gives: a line can only narrow it. */
  readonly most: FieldRight;
  readonly right: FieldRight;
  readonly narrowed: boolean;
}

/**
 * The fields that a form shows at a stage (empty: all of it) with their rights, in reading order; then the lines that
 * name something else, such as a section.
 */
export function fieldRightRows(
  { fields, stages }: Pick<FormDescription, 'fields' | 'stages'>,
  stage: string,
  lines: readonly FieldRightLine[],
): readonly FieldRightRow[] {
  const order = stages.map(({ id }) => id);
  const rows = fields.flatMap((description): FieldRightRow[] => {
    const most = rightAtStage(description, stage, order);
    const line = lines.find(({ field }) => means(field, description));
    if (most === 'hide' && line === undefined) return [];
    const right = lower(most, known(line?.right));
    return [{ field: description.path, description, most, right, narrowed: line !== undefined }];
  });
  const others = lines
    .filter(({ field }) => !fields.some((description) => means(field, description)))
    .map(({ field, right }): FieldRightRow => {
      return { field, description: null, most: 'edit', right: known(right), narrowed: true };
    });
  return [...rows, ...others];
}

/** Gives a field a right. The right that the stage gives anyway needs no line. */
export function withFieldRight(
  lines: readonly FieldRightLine[],
  { field, description, most }: FieldRightRow,
  right: FieldRight,
): readonly FieldRightLine[] {
  const isMeant = (line: FieldRightLine) =>
    description === null ? line.field === field : means(line.field, description);
  const at = lines.findIndex(isMeant);
  const others = lines.filter((line) => !isMeant(line));
  if (right === most) return others;
  const place = at < 0 ? others.length : at;
  return [...others.slice(0, place), { field, right }, ...others.slice(place)];
}

function rightAtStage({ stage, computed }: FieldDescription, opened: string, order: readonly string[]) {
  const place = stage === null ? -1 : order.indexOf(stage);
  const at = order.indexOf(opened);
  if (opened !== '' && stage !== null && place > at) return 'hide';
  return computed || (opened !== '' && stage !== null && place < at) ? 'read' : 'edit';
}

/** A line names a field by its path, by the id of its component, or by its key alone. */
function means(name: string, { path, componentId }: FieldDescription): boolean {
  return name === path || name === componentId || name === path.split('.').at(-1);
}

function known(right: string | undefined): FieldRight {
  return fieldRights.find((each) => each === right) ?? 'edit';
}

function lower(a: FieldRight, b: FieldRight): FieldRight {
  return fieldRights.indexOf(a) <= fieldRights.indexOf(b) ? a : b;
}
