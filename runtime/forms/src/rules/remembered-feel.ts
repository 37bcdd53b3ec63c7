import type { Json, Variables } from '@flowbook/expressions';
import type { CompiledRule } from './rule.ts';

/** Results kept for one rule: enough for the rows of a usual grid. */
const MAX_KEPT = 64;
/** Inputs longer than this (whole lists) are not worth keeping. */
const MAX_KEY_LENGTH = 2_000;

/**
 * Spares FEEL work: its evaluator reads the text anew each time and goes through all data that it is given. So a rule gets
 * only the variables that its text mentions, and what it gave for them is remembered; whoever types into one field has
 * only the rules over that field worked out again. JSON Logic is quick by itself.
 */
export function rememberedFeel(source: string, rule: CompiledRule): CompiledRule {
  const isMentioned = mentions(source);
  const kept = new Map<string, Json>();
  return {
    ...rule,
    value(variables, environment) {
      const mentioned = only(variables, isMentioned);
      const { now, timeZone } = environment;
      const key = JSON.stringify(
        rule.references.readsClock ? [mentioned, now, timeZone] : [mentioned, timeZone],
      );
      const known = kept.get(key);
      if (known !== undefined) return known;
      const value = rule.value(mentioned, environment);
      if (key.length > MAX_KEY_LENGTH) return value;
      if (kept.size >= MAX_KEPT) kept.clear();
      kept.set(key, value);
      return value;
    },
  };
}

/** Whether a name stands in a text, looked for once a name. */
function mentions(source: string): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const found = known.get(name) ?? source.includes(name);
    known.set(name, found);
    return found;
  };
}

function only(variables: Variables, isWanted: (name: string) => boolean): Variables {
  const wanted: { [name: string]: Json } = {};
  for (const name of Object.keys(variables)) if (isWanted(name)) wanted[name] = variables[name] ?? null;
  return wanted;
}
