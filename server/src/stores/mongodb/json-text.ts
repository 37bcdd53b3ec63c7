/** A value as JSON text: keys with dots, dollars or NUL are no affair of the database. */
export function toText(value: unknown): string {
  return JSON.stringify(value);
}

/** The value that a field's JSON text holds; `T` is what this adapter wrote there. */
export function fromText<T>(text: string): T {
  return JSON.parse(text) as T;
}

/** Texts in one field, in the form in which they are searched. */
export function searchText(...texts: readonly (string | null)[]): string {
  return texts
    .filter((text) => text !== null)
    .join('\n')
    .normalize('NFKC')
    .toLowerCase();
}

/** A regular expression that finds the text anywhere, whatever signs it has. */
export function literalPattern(search: string): { readonly $regex: string } {
  return { $regex: searchText(search).replace(/[.*+?^${}()|[\]\\]/g, '\\$&') };
}

/** The rows that documents keep as text. */
export function rowsIn<T>(documents: readonly { readonly doc: string }[]): readonly T[] {
  return documents.map(({ doc }) => fromText<T>(doc));
}

export function rowIn<T>(document: { readonly doc: string } | null): T | null {
  return document === null ? null : fromText<T>(document.doc);
}
