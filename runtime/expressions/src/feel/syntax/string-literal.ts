const ESCAPES = /\\(?:U([0-9a-fA-F]{6})|u([0-9a-fA-F]{4})|([nrt"'\\]))/g;
const CHARACTERS: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t' };

/**
 * The text that a literal in quotes means (DMN 1.3, 10.3.1.2, rules 35 and 64). Code points beyond the first plane are
 * `\U01F600` or a pair of `\u` escapes. A backslash before anything else stands for itself.
 */
export function textOfLiteral(literal: string): string {
  return literal.slice(1, -1).replace(ESCAPES, (written, six, four, letter) => {
    if (letter !== undefined) return CHARACTERS[letter] ?? letter;
    const code = Number.parseInt(six ?? four, 16);
    return code > 0x10ffff ? written : String.fromCodePoint(code);
  });
}
