import type { EngineEvent } from '../events/event.ts';
import { apply } from './appliers/index.ts';
import { openDraft } from './draft.ts';
import type { InstanceState } from './instance-state.ts';

/**
 * The state after one more event; `null` is the state before `instance-started`. Folding all events of an instance
 * gives the state that `execute` returned with the last of them. Neither argument is changed.
 */
export function evolve(state: InstanceState | null, event: EngineEvent): InstanceState {
  const draft = openDraft(state);
  apply(draft, event);
  return draft;
}
