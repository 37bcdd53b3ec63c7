/** Types with a value, which need a `key`. */
const KEYED = new Set([
  'textfield',
  'textarea',
  'number',
  'datetime',
  'checkbox',
  'checklist',
  'taglist',
  'radio',
  'select',
  'expression',
  'filepicker',
  'grid',
  'signature',
  'rating',
  'personpicker',
  'rolepicker',
  'customerpicker',
  'fileupload',
  'computed',
]);

/** Types that hold others. */
const CONTAINERS = new Set(['group', 'dynamiclist']);

/** Types that show something or do something. */
const DISPLAY = new Set([
  'text',
  'html',
  'image',
  'table',
  'documentPreview',
  'spacer',
  'separator',
  'iframe',
  'button',
  'pagebreak',
]);

export const isKeyed = (type: string): boolean => KEYED.has(type);
export const isContainer = (type: string): boolean => CONTAINERS.has(type);
export const isKnownType = (type: string): boolean =>
  KEYED.has(type) || CONTAINERS.has(type) || DISPLAY.has(type);

export const COLUMN_TYPES: ReadonlySet<string> = new Set([
  'text',
  'textarea',
  'number',
  'date',
  'datetime',
  'select',
  'checkbox',
  'rating',
  'person',
  'customer',
  'computed',
]);
