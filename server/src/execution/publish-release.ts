import type { TimeFrame } from '@flowbook/engine';
import type { DefinitionStore } from '../stores/ports/definition-store.ts';
import type { ReleaseRow } from '../stores/ports/rows.ts';
import { startTimersOf } from './start-timers.ts';

/**
 * Publishes a version together with the timers that begin its instances; those of the version before end. `false`
 * when somebody else published this version first.
 */
export async function publishRelease(
  definitions: DefinitionStore,
  release: ReleaseRow,
  frame: TimeFrame,
): Promise<boolean> {
  const before = await definitions.release(release.key, release.version - 1);
  return definitions.publish(release, await startTimersOf(release, before, frame));
}
