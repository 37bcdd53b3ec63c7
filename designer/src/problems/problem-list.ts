import type { AppProblem } from '@flowbook/contract';
import type { Problem } from '@flowbook/engine';
import type { Tab } from '../app/places.ts';

/** Where a problem is to be looked at. */
export interface ProblemPlace {
  readonly tab: Tab;
  /** Element of the diagram or component of the form. */
  readonly elementId: string | null;
}

/**
 * What is wrong with the draft: what the engine finds in the diagram and the decisions at hand, then what the server
 * found in the draft it holds. A finding of both is shown once.
 * @param live `null` while the engine has not looked yet.
 */
export function mergeProblems(
  live: readonly Problem[] | null,
  server: readonly AppProblem[],
  decisions: readonly AppProblem[] | null = null,
): readonly AppProblem[] {
  const inProcess = (live ?? []).map((problem): AppProblem => ({ where: 'process', ...problem }));
  const own = [...inProcess, ...(decisions ?? [])];
  // The engine has looked at the decisions as they are now; the server may still speak of what was saved.
  const current = decisions === null ? server : server.filter(({ where }) => !where.startsWith('decision:'));
  const seen = new Set(own.map(keyOf));
  return [...own, ...current.filter((problem) => !seen.has(keyOf(problem)))];
}

function keyOf({ where, code, elementId }: AppProblem): string {
  return JSON.stringify([where, code, elementId]);
}

/** The place of a problem, or `null` for what has no editor. */
export function placeOfProblem({ where, elementId }: AppProblem): ProblemPlace | null {
  if (where === 'process') return { tab: { kind: 'process' }, elementId };
  const [kind, ...rest] = where.split(':');
  const id = rest.join(':');
  if (kind === 'form' && id !== '') return { tab: { kind: 'form', form: id }, elementId };
  if (kind === 'decision' && id !== '') return { tab: { kind: 'decision', file: id }, elementId };
  if (kind === 'manifest' || kind === 'app') return { tab: { kind: 'settings' }, elementId: null };
  return null;
}
