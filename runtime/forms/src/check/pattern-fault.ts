const MAX_LENGTH = 500;

/**
 * Why a regular expression may not be used, or null if it may: it does not compile, or it repeats something that itself
 * repeats without bound (`(a+)+`), which a crafted text can make run for hours. It runs on the server too.
 */
export function patternFault(source: string): string | null {
  if (source.length > MAX_LENGTH) return `longer than ${MAX_LENGTH} characters`;
  try {
    new RegExp(source);
  } catch (error) {
    return error instanceof Error ? error.message : 'it does not compile';
  }
  return repeatsRepetition(source) ? 'it repeats what itself repeats without bound' : null;
}

/** Reads the expression once, noting for each open group whether it holds an unbounded repetition. */
function repeatsRepetition(source: string): boolean {
  const groups: boolean[] = [false];
  const text = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '(') groups.push(false);
    const isGroupEnd = character === ')' && groups.length > 1;
    const inner = isGroupEnd ? groups.pop() === true : false;
    const isRepeated = isUnbounded(text.slice(at + 1));
    if (inner && isRepeated) return true;
    if (inner || (isRepeated && character !== '(' && character !== '|')) groups[groups.length - 1] = true;
  }
  return false;
}

/** True if a text begins with `*`, `+` or `{n,}`, or with a bound so large that it comes to the same. */
function isUnbounded(rest: string): boolean {
  if (rest.startsWith('*') || rest.startsWith('+')) return true;
  const bounds = /^\{\d*,(\d*)\}/.exec(rest);
  return bounds !== null && (bounds[1] === '' || Number(bounds[1]) > 100);
}
