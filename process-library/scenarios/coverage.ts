import type { PreparedApp } from '../content/prepare-app.ts';
import type { World } from './world.ts';

/** Which sequence flows of a process the played scenarios took, and which none of them did. */
export function coverageOf(
  app: PreparedApp,
  worlds: readonly World[],
): { readonly taken: readonly string[]; readonly untaken: readonly string[] } {
  const seen = new Set(
    worlds
      .flatMap(({ runs }) => runs)
      .filter((run) => run.app.id === app.id)
      .flatMap((run) => run.of('flow-taken').map(({ flowId }) => flowId)),
  );
  const flows = app.description.flows.map(({ id }) => id);
  return { taken: flows.filter((id) => seen.has(id)), untaken: flows.filter((id) => !seen.has(id)) };
}
