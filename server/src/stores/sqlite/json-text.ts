/** A value as JSON text. */
export function toText(value: unknown): string {
  return JSON.stringify(value);
}

/** The value that a column's JSON text holds; `T` is what this adapter wrote there. */
export function fromText<T>(text: unknown): T {
  return JSON.parse(String(text)) as T;
}

/** A pattern for `LIKE … ESCAPE '\'` that finds the text anywhere, whatever signs it has. */
export function likePattern(search: string): string {
  return `%${searchText(search).replace(/[\\%_]/g, '\\$&')}%`;
}

/** Texts in one column, in the form in which they are searched. */
export function searchText(...texts: readonly (string | null)[]): string {
  const text = texts.filter((one) => one !== null).join('\n');
  return (ASCII.test(text) ? text : text.normalize('NFKC')).toLowerCase();
}

/** Such texts are in normal form already. */
const ASCII = /^[\0-\x7f]*$/;
