import { ExpressionError, safePattern } from '@flowbook/expressions';
import { isRecord } from '../path.ts';
import { looksLikeRule, parseRule } from '../rules/rule.ts';

/** Says what a member must be, or null if it is. */
export type MemberCheck = (value: unknown) => string | null;

const mustBe = (what: string, sound: (value: unknown) => boolean): MemberCheck => {
  return (value) => (sound(value) ? null : `must be ${what}`);
};

/** Long enough for every help text, short enough to keep a form readable. */
const MAX_TEXT = 20_000;

export const text = mustBe('a text', (value) => typeof value === 'string' && value.length <= MAX_TEXT);
export const filledText = mustBe(
  'a text that is not empty',
  (value) => typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TEXT,
);
export const flag = mustBe('true or false', (value) => typeof value === 'boolean');
export const number = mustBe('a number', Number.isFinite);
export const count = mustBe(
  'a whole number of at least 0',
  (value) => Number.isInteger(value) && Number(value) >= 0,
);
export const positive = mustBe('a number greater than 0', (value) => isNumeric(value) && Number(value) > 0);

/** JSON Logic or FEEL that parses. */
export const rule: MemberCheck = (value) => {
  const parsed = parseRule(value);
  return parsed.ok ? null : `is no rule: ${parsed.reason}`;
};

/** FEEL only: what form-js works out itself. */
export const feelRule: MemberCheck = (value) =>
  typeof value === 'string' ? rule(value) : 'must be FEEL text';

/** A number, its text, or a rule that gives it. */
export const limit: MemberCheck = (value) => {
  if (value === null || value === '' || isNumeric(value)) return null;
  return looksLikeRule(value) ? rule(value) : 'must be a number or a rule';
};

/** True, false, or FEEL that says so. */
export const flagOrFeel: MemberCheck = (value) => (typeof value === 'boolean' ? null : feelRule(value));

/** A regular expression that is safe to run on what people type; it runs on the server too. */
export const pattern: MemberCheck = (value) => {
  if (typeof value !== 'string') return 'must be a regular expression';
  try {
    safePattern(value);
    return null;
  } catch (error) {
    if (error instanceof ExpressionError) return `is no usable regular expression: ${error.message}`;
    throw error;
  }
};

export const oneOf = (...choices: readonly string[]): MemberCheck =>
  mustBe(`one of ${choices.join(', ')}`, (value) => typeof value === 'string' && choices.includes(value));

/** Choices as `{ value, label }`, no value twice. */
export const options: MemberCheck = (value) => {
  if (!Array.isArray(value) || value.length > 2_000) return 'must be a list of at most 2000 options';
  const sound = value.every(
    (option: unknown) => isRecord(option) && filledText(option.value) === null && text(option.label) === null,
  );
  if (!sound) return 'must hold options, each with the texts "value" and "label"';
  const values = value.map((option: { readonly value: string }) => option.value);
  return new Set(values).size === values.length ? null : 'has two options of the same value';
};

function isNumeric(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'string' && value.length <= 40 && /^-?\d+(?:\.\d+)?$/.test(value);
}
