/** Fails with every sentence on a line of its own; `sentences` say what is wrong, and are empty when all is well. */
export function findNothing(sentences: readonly string[]): void {
  if (sentences.length === 0) return;
  const error = new Error(['', ...sentences].join('\n- ').trimStart());
  // The sentences name the place that has to be put right; the line of the check does not.
  error.stack = error.message;
  throw error;
}
