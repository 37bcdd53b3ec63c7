import { safePattern } from '../../text/safe-pattern.ts';
import type { Run } from '../interpreter/run.ts';
import type { Value } from '../values/value.ts';
import { list, number, optional, read, text } from './parameters.ts';
import { type Signature, signature } from './signature.ts';

/** `i`, `m` and `s` of the flags of XPath; `x` is not supported. */
const flags = (name: string) =>
  optional(read(name, (value) => (typeof value === 'string' && /^[ims]*$/.test(value) ? value : undefined)));

const twoTexts = (compute: (text: string, match: string) => Value): readonly Signature[] => [
  signature([text('string'), text('match')], ([whole, match]) => compute(whole, match)),
];

/** DMN 1.3, 10.3.4.3. Positions and lengths count characters, also those beyond the first plane of Unicode. */
export const textFunctions: { readonly [name: string]: readonly Signature[] } = {
  substring: [
    signature(
      [text('string'), number('start position'), optional(number('length'))],
      ([whole, start, length]) => {
        const characters = charactersOf(whole);
        const from = start < 0 ? characters.length + start : start - 1;
        const to = length === null ? characters.length : from + Math.max(0, length);
        return from < 0 ? null : textOf(characters.slice(from, to));
      },
    ),
  ],
  'string length': [signature([text('string')], ([whole]) => charactersOf(whole).length)],
  'upper case': [signature([text('string')], ([whole], run) => run.text(whole.toUpperCase()))],
  'lower case': [signature([text('string')], ([whole], run) => run.text(whole.toLowerCase()))],
  'substring before': twoTexts((whole, match) => whole.slice(0, Math.max(0, whole.indexOf(match)))),
  'substring after': twoTexts((whole, match) =>
    whole.includes(match) ? whole.slice(whole.indexOf(match) + match.length) : '',
  ),
  contains: twoTexts((whole, match) => whole.includes(match)),
  'starts with': twoTexts((whole, match) => whole.startsWith(match)),
  'ends with': twoTexts((whole, match) => whole.endsWith(match)),
  matches: [
    signature([text('input'), text('pattern'), flags('flags')], ([input, pattern, mode]) =>
      safePattern(pattern)
        .forText(input, mode ?? '')
        .test(input),
    ),
  ],
  replace: [
    signature(
      [text('input'), text('pattern'), text('replacement'), flags('flags')],
      ([input, pattern, replacement, mode], run) => replaced(input, pattern, replacement, mode ?? '', run),
    ),
  ],
  split: [
    signature([text('string'), text('delimiter')], ([whole, delimiter], run) =>
      run.list(whole.split(safePattern(delimiter).forText(whole))),
    ),
  ],
  'string join': [
    signature([list('list'), optional(text('delimiter'))], ([parts, delimiter], run) => {
      const texts = parts.filter((part) => part !== null);
      if (!texts.every((part) => typeof part === 'string')) return null;
      return run.join(texts, delimiter ?? '');
    }),
  ],
};

/** Characters that are two units long make a list necessary; without them the text itself is as good. */
function charactersOf(whole: string): string | readonly string[] {
  return /[\ud800-\udfff]/.test(whole) ? Array.from(whole) : whole;
}

const textOf = (characters: string | readonly string[]) =>
  typeof characters === 'string' ? characters : characters.join('');

/**
 * Replaces all that the pattern finds. In the replacement `$1` is a group and `$0` all that was found; any other `$`
 * stands for itself.
 */
function replaced(input: string, pattern: string, replacement: string, mode: string, run: Run): string {
  const expression = safePattern(pattern).forText(input, `g${mode}`);
  const groups = replacement.match(/\$\d/g)?.length ?? 0;
  const found = input.match(expression)?.length ?? 0;
  run.requireLength(found * replacement.length + (groups + 1) * input.length);
  const escaped = replacement.replace(/\$(?!\d)/g, '$$$$').replace(/\$0/g, '$$&');
  return run.text(input.replace(expression, escaped));
}
