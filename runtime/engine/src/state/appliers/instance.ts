import type {
  InstanceCanceled,
  InstanceCompleted,
  InstanceStarted,
  InstanceTerminated,
} from '../../events/event.ts';
import { type Draft, scopeOf } from '../draft.ts';
import type { InstanceStatus } from '../instance-state.ts';

export function applyInstanceStarted(draft: Draft, event: InstanceStarted): void {
  draft.instanceId = event.instanceId;
  draft.definition = event.definition;
  if (event.businessKey !== undefined) draft.businessKey = event.businessKey;
  if (event.parent !== undefined) draft.parent = event.parent;
  draft.scopes.root = { parentId: null, variables: event.variables, tokens: {}, live: 0 };
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
  const { variables } = scopeOf(draft, 'root');
  draft.status = status;
  draft.scopes = { root: { parentId: null, variables, tokens: {}, live: 0 } };
  draft.gathered = {};
  draft.compensable = [];
  draft.rollbacks = {};
}
