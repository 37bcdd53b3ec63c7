import type { Json } from '@flowbook/contract';
import type { Translate } from '../../texts/texts.ts';
import { type Comparison, type ConditionGroup, fromJsonLogic } from './condition.ts';
import type { FieldChoice } from './field-choices.ts';

/** Reads the text of a condition as a group that the builder can show; `null` when it cannot. Empty: no parts. */
export function groupOfText(text: string): ConditionGroup | null {
  if (text.trim() === '') return { kind: 'group', join: 'and', parts: [] };
  if (!text.trim().startsWith('{')) return null;
  try {
    return fromJsonLogic(JSON.parse(text) as Json);
  } catch {
    return null;
  }
}

/** A condition in words, such as “投诉等级 等于 重大，并且 金额 大于 5000”. */
export function wordsOf(group: ConditionGroup, fields: readonly FieldChoice[], t: Translate): string {
  const parts = group.parts.map((part) =>
    part.kind === 'group'
      ? t('condition.inner', { text: wordsOf(part, fields, t) })
      : comparisonWords(part, fields, t),
  );
  return parts.join(t(group.join === 'and' ? 'condition.joinAnd' : 'condition.joinOr'));
}

function comparisonWords(
  { field, operator, value }: Comparison,
  fields: readonly FieldChoice[],
  t: Translate,
): string {
  const known = fields.find(({ path }) => path === field);
  const name = known?.label ?? field;
  if (operator === 'empty' || operator === 'filled') return `${name} ${t(`operator.${operator}`)}`;
  const say = (each: Json): string => {
    if (each === true) return t('condition.yes');
    if (each === false) return t('condition.no');
    return known?.options.find((option) => option.value === each)?.label ?? String(each);
  };
  const constant = Array.isArray(value) ? value.map(say).join(t('common.listSeparator')) : say(value);
  return `${name} ${t(`operator.${operator}`)} ${constant}`;
}
