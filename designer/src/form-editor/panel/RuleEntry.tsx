import { parseExpression } from '@flowbook/expressions';
import type { Rule } from '@flowbook/forms';
import { filled, useTexts } from '../texts/texts.ts';
import { TextEntry } from './entries.tsx';

interface RuleEntryProps {
  readonly label: string;
  readonly value: Rule | undefined;
  readonly onCommit: (value: Rule | undefined) => void;
}

/** A rule as text: JSON Logic or FEEL. What cannot be read is not taken, and the reason is told. */
export function RuleEntry({ label, value, onCommit }: RuleEntryProps) {
  const texts = useTexts();
  const check = (text: string): string | null => {
    const read = readRule(text);
    return read.ok ? null : filled(texts.rules.ruleInvalid, { reason: read.reason });
  };
  return (
    <TextEntry
      label={label}
      value={value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)}
      hint={texts.rules.ruleHint}
      rows={1}
      monospace
      check={check}
      onCommit={(text) => {
        const read = readRule(text);
        if (read.ok) onCommit(read.rule);
      }}
    />
  );
}

type ReadRule =
  | { readonly ok: true; readonly rule: Rule | undefined }
  | { readonly ok: false; readonly reason: string };

/** Reads what a person typed as a rule; nothing is no rule. */
export function readRule(text: string): ReadRule {
  const source = text.trim();
  if (source === '') return { ok: true, rule: undefined };
  if (!source.startsWith('=') && !source.startsWith('{')) return { ok: false, reason: source.slice(0, 20) };
  const parsed = parseExpression(source);
  if (!parsed.ok) return parsed;
  return { ok: true, rule: source.startsWith('=') ? source : (JSON.parse(source) as Rule) };
}
