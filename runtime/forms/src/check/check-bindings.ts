import type { Json } from '../json.ts';
import { isForbiddenKey } from '../path.ts';
import type { Members } from './check-component.ts';
import type { Problems } from './problems.ts';

/** Who holds which place of one level: the document, or the rows of one list. */
export class Bindings {
  readonly #holders = new Map<string, string>();

  /** Notes that a component binds a path; two may neither share one nor stand inside each other's value. */
  claim(problems: Problems, id: string, path: readonly string[]): void {
    const name = path.join('.');
    const other = this.#holderOf(path);
    if (other !== undefined)
      problems.add(
        'duplicate-key',
        id,
        `"${name}" is the place of ${other} already, or inside of it or around it`,
      );
    else this.#holders.set(name, id);
  }

  #holderOf(path: readonly string[]): string | undefined {
    const name = path.join('.');
    for (const [held, id] of this.#holders)
      if (held === name || held.startsWith(`${name}.`) || name.startsWith(`${held}.`)) return id;
    return undefined;
  }
}

/** The path that a component binds; null for none, or for one that cannot be used (which is then noted). */
export function boundPath(problems: Problems, component: Members, id: string): readonly string[] | null {
  const isContainer = component.type === 'group' || component.type === 'dynamiclist';
  const stated: Json | undefined = isContainer ? component.path : component.key;
  if (stated === undefined || stated === '') return null;
  if (typeof stated !== 'string' || stated.length > 200) {
    problems.add('bad-property', id, 'a key must be a text of at most 200 characters');
    return null;
  }
  const steps = stated.split('.');
  if (steps.some((step) => isForbiddenKey(step))) {
    problems.add('forbidden-key', id, `"${stated}" cannot be used as a key`);
    return null;
  }
  if (steps.some((step) => !/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step))) {
    problems.add('bad-key', id, `"${stated}" is no key: use letters, digits and _, beginning with a letter`);
    return null;
  }
  return steps;
}
