import { valueAt } from '../../http/json.ts';
import type { Json } from '../../stores/ports/rows.ts';
import type { Variables } from './service-handler.ts';

const PLACE = /\{\{\s*([\p{L}\p{N}_.$-]+)\s*\}\}/gu;

/**
 * The text with `{{path.to.value}}` filled from the data; what is not there is left empty. `treat` changes what is filled
 * in, never the text itself. No expression is evaluated.
 */
export function fillTemplate(
  text: string,
  data: Variables,
  treat: (text: string) => string = String,
): string {
  return text.replace(PLACE, (_, path: string) => treat(shown(valueAt(data, path.split('.')) ?? null)));
}

export function escapeHtml(text: string): string {
  const NAMES: { readonly [character: string]: string } = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => NAMES[character] ?? character);
}

function shown(value: Json): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
