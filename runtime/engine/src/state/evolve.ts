import type { EngineEvent } from '../events/event.ts';
import { apply } from './appliers/index.ts';
import { Draft } from './draft.ts';
import type { InstanceState } from './instance-state.ts';

/**
 * The state after one more event; `null` is the state before `instance-started`. Folding all events of an instance
 * gives the state that `execute` returned with the last of them. Neither argument is changed.
 */
export function evolve(state: InstanceState | null, event: EngineEvent): InstanceState {
  const draft = new Draft(state);
  apply(draft, event);
  return draft.finish();
}
