import type {
  CommandHeld,
  InstanceCanceled,
  InstanceCompleted,
  InstanceResumed,
  InstanceStarted,
  InstanceSuspended,
  InstanceTerminated,
} from '../../events/event.ts';
import { type Draft, scopeOf } from '../draft.ts';
import type { InstanceStatus } from '../instance-state.ts';
import { noteStep } from '../past.ts';

export function applyInstanceStarted(draft: Draft, event: InstanceStarted): void {
  draft.state.instanceId = event.instanceId;
  draft.state.definition = event.definition;
  if (event.businessKey !== undefined) draft.state.businessKey = event.businessKey;
  if (event.parent !== undefined) draft.state.parent = event.parent;
  draft.put('scopes', 'root', { parentId: null, variables: event.variables, tokens: {}, live: 0 });
  const { startEventId: elementId, actor } = event;
  if (elementId === undefined) return;
  const by = actor.kind === 'user' ? { by: actor.id } : {};
  noteStep(draft, 'root', event.seq, { elementId, follows: [], ...by });
}

export function applyInstanceSuspended(draft: Draft, _event: InstanceSuspended): void {
  draft.state.status = 'suspended';
}

export function applyCommandHeld(draft: Draft, event: CommandHeld): void {
  draft.state.held = [...(draft.state.held ?? []), event.command];
}

export function applyInstanceResumed(draft: Draft, _event: InstanceResumed): void {
  draft.state.status = 'active';
  delete draft.state.held;
}

export function applyInstanceCompleted(draft: Draft, _event: InstanceCompleted): void {
  end(draft, 'completed');
}

export function applyInstanceTerminated(draft: Draft, _event: InstanceTerminated): void {
  end(draft, 'terminated');
}

export function applyInstanceCanceled(draft: Draft, _event: InstanceCanceled): void {
  end(draft, 'canceled');
}

/** An ended instance keeps its data and no waiting point. */
function end(draft: Draft, status: InstanceStatus): void {
  const { variables } = scopeOf(draft.state, 'root');
  draft.state.status = status;
  delete draft.state.held;
  draft.state.scopes = { root: { parentId: null, variables, tokens: {}, live: 0 } };
  draft.state.gathered = {};
  draft.state.compensable = [];
  draft.state.rollbacks = {};
}
