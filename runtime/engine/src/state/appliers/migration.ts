import type { InstanceMigrated } from '../../events/event.ts';
import type { Draft } from '../draft.ts';

/** Elements and flows get the ids of the other version, wherever the state names them. */
export function applyInstanceMigrated(draft: Draft, event: InstanceMigrated): void {
  draft.definition = event.definition;
}
