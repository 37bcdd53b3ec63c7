import type { Json, Variables } from '../json.ts';
import { isList, isRecord } from '../json-values.ts';
import { isUnusual, normalName, RESERVED } from './syntax/names.ts';
import type { UnusualNames } from './syntax/reader.ts';

/** How deep members are looked at, how many names are wanted, and how long they may be. */
const [MAX_DEPTH, MAX_NAMES, MAX_LENGTH] = [4, 64, 100];

export const NO_NAMES: UnusualNames = { variables: [], members: [] };

/** Two words with something between them that could belong to a name as well. */
const POSSIBLE = new RegExp(
  `[\\p{L}\\p{N}_]\\s*[-+*/'^]\\s*[\\p{L}\\p{N}_]|\\p{L}\\s+(?:${RESERVED.join('|')})`,
  'u',
);

/** Whether names with symbols or words of the grammar in them could stand in a source at all. */
export const mayHoldUnusualNames = (source: string) => POSSIBLE.test(source);

/**
 * The names of data that must be known to be read as one, such as `客户-级`: of variables, and of their members. Only
 * those whose parts are all in the source.
 */
export function unusualNamesIn(data: Variables, source: string): UnusualNames {
  const [variables, members] = [new Set<string>(), new Set<string>()];
  addUnusual(Object.keys(data), source, variables);
  for (const value of Object.values(data)) addMembers(value, source, members, 1);
  return variables.size + members.size === 0
    ? NO_NAMES
    : { variables: [...variables], members: [...members] };
}

function addUnusual(keys: readonly string[], source: string, names: Set<string>): void {
  for (const key of keys) {
    if (!isUnusual(key) || key.length > MAX_LENGTH || names.size >= MAX_NAMES) continue;
    if (key.split(/[-+*/.'^\s]+/).every((part) => source.includes(part))) names.add(normalName(key));
  }
}

/** The items of a list have the same members, as a rule: the first tells. */
function addMembers(value: Json | undefined, source: string, names: Set<string>, depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (isList(value)) addMembers(value[0], source, names, depth + 1);
  else if (isRecord(value)) {
    addUnusual(Object.keys(value), source, names);
    for (const member of Object.values(value)) addMembers(member, source, names, depth + 1);
  }
}
