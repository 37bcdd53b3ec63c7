import type { ProcessDescription } from '@flowbook/engine';
import type { Release } from './releases.ts';

export type StartEvent = ProcessDescription['startEvents'][number];

/** The start event that a person uses: the named one, else the only one that needs no trigger. `null`: there is none. */
export function startEventOf(release: Release, id?: string): StartEvent | null {
  const usable = release.compiled.description.startEvents.filter(({ kind }) => kind === 'none');
  return (id === undefined ? usable[0] : usable.find((event) => event.id === id)) ?? null;
}
