import type { FormNode } from '../compile/node.ts';
import type { FormSchema, Locale } from '../schema.ts';

type Member = 'label' | 'description' | 'text';

/** The translation of one place of a schema; undefined where there is none (always for Chinese, which stands in place). */
export function translationOf(
  schema: FormSchema,
  locale: Locale,
  path: string,
  member: Member,
): string | undefined {
  if (locale === 'zh') return undefined;
  const all = schema.flowbook?.translations?.[locale];
  const entry = all !== undefined && Object.hasOwn(all, path) ? all[path] : undefined;
  if (entry === undefined) return undefined;
  // A place with a single text may have it under either name.
  const text = member === 'description' ? entry.description : (entry[member] ?? entry.label ?? entry.text);
  return text === '' ? undefined : text;
}

/** What a person calls a field: its label, for a date its date label, else its key. */
export function labelOf(schema: FormSchema, node: FormNode, locale: Locale): string {
  const { label, dateLabel, timeLabel, key, path, id } = node.component;
  const translated = translationOf(schema, locale, node.id, 'label');
  const own = [translated, label, dateLabel, timeLabel].find(isPlainText);
  return own ?? key ?? path ?? id;
}

/** Text that is shown as it stands, not worked out. */
function isPlainText(text: unknown): text is string {
  return typeof text === 'string' && text.trim() !== '' && !text.startsWith('=');
}
