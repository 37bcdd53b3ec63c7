/** Half-width punctuation that touches a Chinese character, with a little of what stands around it. */
export function halfWidthNextToChinese(text: string): readonly string[] {
  const punctuation = /[\p{Script=Han}][,;:!?()]|[,;:!?()][\p{Script=Han}]|[\p{Script=Han}]\.(?:\s|$)/gu;
  return [...text.matchAll(punctuation)].map(({ index }) => text.slice(Math.max(0, index - 8), index + 10));
}

/** Every string inside a JSON value, keys left out. */
export function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

export function hasChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
