import type { Variables } from '../json.ts';
import { isRecord } from '../json-values.ts';
import { isUnusual, normalName } from './syntax/names.ts';
import type { UnusualNames } from './syntax/reader.ts';

/** How deep members are looked at, and how many names are wanted at most. */
const [MAX_DEPTH, MAX_NAMES] = [4, 64];

export const NO_NAMES: UnusualNames = { variables: [], members: [] };

/**
 * Whether names with symbols or words of the grammar in them could stand in a source at all: two words with something
 * between them that could belong to a name as well.
 */
export function mayHoldUnusualNames(source: string): boolean {
  return /[\p{L}\p{N}_]\s*[-+*/'^]\s*[\p{L}\p{N}_]|\p{L}\s+(?:\d|and|or|in|between|instance|then|else|return|satisfies)/u.test(
    source,
  );
}

/** The names of data that must be known to be read as one, such as `客户-级`: of variables, and of their members. */
export function unusualNamesIn(data: Variables): UnusualNames {
  const members = new Set<string>();
  for (const value of Object.values(data)) collect(value, members, 1);
  return {
    variables: unusual(Object.keys(data)).slice(0, MAX_NAMES),
    members: [...members].slice(0, MAX_NAMES),
  };
}

function unusual(keys: readonly string[]): string[] {
  return keys.filter((key) => isUnusual(key) && key.length <= 100).map(normalName);
}

/** The items of a list have the same members, as a rule: the first tells. */
function collect(value: unknown, names: Set<string>, depth: number): void {
  if (depth > MAX_DEPTH || names.size >= MAX_NAMES) return;
  if (Array.isArray(value)) collect(value[0], names, depth + 1);
  if (!isRecord(value)) return;
  for (const name of unusual(Object.keys(value))) names.add(name);
  for (const member of Object.values(value)) collect(member, names, depth + 1);
}
