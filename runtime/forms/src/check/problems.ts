import type { SchemaProblem } from '../api.ts';

/** More than this nobody mends in one go, and a broken file may hold very many. */
const MAX_PROBLEMS = 200;

/** Collects what is wrong with a schema. */
export class Problems {
  readonly found: SchemaProblem[] = [];

  add(code: string, componentId: string | null, reason: string): void {
    if (this.found.length < MAX_PROBLEMS) this.found.push({ code: `form.${code}`, componentId, reason });
  }
}
