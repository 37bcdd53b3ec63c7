/** The first of `base1`, `base2` … (or `base` itself, if `bare`) that is not taken. */
export function newName(base: string, taken: Iterable<string>, bare = false): string {
  const names = new Set(taken);
  if (bare && !names.has(base)) return base;
  for (let number = 1; ; number += 1) {
    if (!names.has(`${base}${number}`)) return `${base}${number}`;
  }
}

/** What a key may look like: it stands in rules as `document.key`. */
export const KEY_PATTERN = /^[A-Za-z_][A-Za-z0-9_]*$/;
