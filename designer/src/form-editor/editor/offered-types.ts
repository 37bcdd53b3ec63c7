import { fieldConfigs } from '@flowbook/form-fields';
import type { Locale } from '@flowbook/forms';
import { inChinese } from './palette-texts.ts';

/**
 * The types of form-js itself that Flowbook offers, by their English names. Left out are those for which it has a better
 * one of its own (file upload, computed field, grid), those that the task page has already (buttons), and those that
 * would bring foreign content into a form. Forms that hold one of them still open.
 */
const STANDARD: readonly (readonly [type: string, name: string])[] = [
  ['textfield', 'Text field'],
  ['textarea', 'Text area'],
  ['number', 'Number'],
  ['datetime', 'Date time'],
  ['checkbox', 'Checkbox'],
  ['checklist', 'Checkbox group'],
  ['radio', 'Radio group'],
  ['select', 'Select'],
  ['taglist', 'Tag list'],
  ['text', 'Text view'],
  ['group', 'Group'],
  ['dynamiclist', 'Dynamic list'],
  ['separator', 'Separator'],
  ['spacer', 'Spacer'],
];

export interface OfferedType {
  readonly type: string;
  readonly name: string;
}

/** Every component type that may be added to a form, in reading order. */
export function offeredTypes(locale: Locale): readonly OfferedType[] {
  const standard = STANDARD.map(([type, name]) => ({ type, name: locale === 'zh' ? inChinese(name) : name }));
  return [...standard, ...Object.values(fieldConfigs(locale)).map(({ type, name }) => ({ type, name }))];
}

/** A style sheet that hides every other type in the palette of form-js-editor. */
export function paletteFilter(locale: Locale): string {
  const shown = offeredTypes(locale).map(({ type }) => `:not([data-field-type="${type}"])`);
  return `.fbd-form-canvas .fjs-palette-field${shown.join('')} { display: none; }`;
}
