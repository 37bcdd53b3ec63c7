import type { Bilingual, Definition } from '@flowbook/contract';

/** Whether a process has the text in its name, summary or key, in either language. */
export function found({ key, name, summary }: Definition, search: string): boolean {
  const text = search.trim().toLowerCase();
  return [key, name.zh, name.en, summary.zh, summary.en].some((each) => each.toLowerCase().includes(text));
}

/** Processes grouped by domain, in the order in which the domains first appear. */
export function byDomain(
  definitions: readonly Definition[],
): readonly { readonly domain: Bilingual; readonly definitions: readonly Definition[] }[] {
  const groups = new Map<string, { domain: Bilingual; definitions: Definition[] }>();
  for (const definition of definitions) {
    const group = groups.get(definition.domain.zh) ?? { domain: definition.domain, definitions: [] };
    group.definitions.push(definition);
    groups.set(definition.domain.zh, group);
  }
  return [...groups.values()];
}
