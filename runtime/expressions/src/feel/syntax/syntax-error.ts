/** A text is no FEEL. Knows where: the position counts characters from 0. */
export class FeelSyntaxError extends Error {
  override readonly name = 'FeelSyntaxError';
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

/** The refusal as one sentence for the author: where it is, what stands there, and what is wrong with it. */
export function refusalOf(error: FeelSyntaxError, source: string): string {
  const before = source.slice(0, error.position);
  const line = before.split('\n').length;
  const column = error.position - before.lastIndexOf('\n');
  const place = line === 1 ? `character ${column}` : `line ${line}, character ${column}`;
  const excerpt = source.slice(Math.max(0, error.position - 10), error.position + 20);
  const shown = excerpt.replace(/\s+/g, ' ').trim();
  return `not FEEL at ${place}${shown === '' ? '' : ` ("${shown}")`}: ${error.message}`;
}
