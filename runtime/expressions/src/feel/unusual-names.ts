import type { Json, Variables } from '../json.ts';
import { isList, isRecord } from '../json-values.ts';
import { isUnusual, normalName, RESERVED } from './syntax/names.ts';
import type { UnusualNames } from './syntax/reader.ts';

/** How deep members are looked at, how many names are wanted, and how long they may be. */
const [MAX_DEPTH, MAX_NAMES, MAX_LENGTH] = [4, 64, 100];

export const NO_NAMES: UnusualNames = { variables: [], members: [] };

/** A word, and behind it a symbol with another word, or a word of the grammar: together they could be a name. */
const POSSIBLE = new RegExp(
  `(?<![\\p{L}\\p{N}_])[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*(?:\\s*[-+*/'^]\\s*[\\p{L}\\p{N}_]|\\s+(?:${RESERVED.join('|')}))`,
  'u',
);
const TEXT_LITERALS = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/g;

/** Whether names with symbols or words of the grammar in them could stand in a source at all. */
export const mayHoldUnusualNames = (source: string) => POSSIBLE.test(source.replace(TEXT_LITERALS, '""'));

/**
 * The names of data that must be known to be read as one, such as `客户-级`: of variables, and of their members. Only
 * those whose parts are all in the source.
 */
export function unusualNamesIn(data: Variables, source: string): UnusualNames {
  const [variables, members] = [new Set<string>(), new Set<string>()];
  for (const key of Object.keys(data)) {
    addUnusual(key, source, variables);
    addMembers(data[key], source, members, 1);
  }
  return variables.size + members.size === 0
    ? NO_NAMES
    : { variables: [...variables], members: [...members] };
}

/** The items of a list have the same members, as a rule: the first tells. */
function addMembers(value: Json | undefined, source: string, names: Set<string>, depth: number): void {
  if (depth > MAX_DEPTH || typeof value !== 'object') return;
  if (isList(value)) addMembers(value[0], source, names, depth + 1);
  else if (isRecord(value)) {
    for (const key of Object.keys(value)) {
      addUnusual(key, source, names);
      addMembers(value[key], source, names, depth + 1);
    }
  }
}

function addUnusual(key: string, source: string, names: Set<string>): void {
  if (!isUnusual(key) || key.length > MAX_LENGTH || names.size >= MAX_NAMES) return;
  if (key.split(/[-+*/'^\s]+/).every((part) => source.includes(part))) names.add(normalName(key));
}
