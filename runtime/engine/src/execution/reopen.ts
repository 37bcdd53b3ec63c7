import type { ElementNode } from '../model/process-model.ts';
import type { Follows, PastToken } from '../state/past.ts';
import type { ElementInstance } from './element-instance.ts';
import { announce, type Entry, enter, nodeAt, prepareBoundaries } from './enter.ts';
import { prepareHandlers } from './handlers.ts';
import { guard } from './incidents.ts';
import { placeToken } from './rewind.ts';
import type { Step } from './step.ts';

/** How an element is entered from outside the flow of tokens. */
export interface Reentry {
  readonly follows: Follows;
  readonly asks?: string | undefined;
}

/** The scope of the diagram that an active scope runs; `null` for the whole of a looping activity. */
export function drawnScopeOf(step: Step, scopeId: string): number | null {
  if (scopeId === 'root') return 0;
  const container = step.instance(scopeId);
  return container.node.loop !== null && container.iteration === undefined ? null : container.node.ownScope;
}

/** The way from a scope of the diagram down to an element in it: the subprocesses between, then the element itself. */
export function wayInto(step: Step, drawnScope: number, node: ElementNode): readonly ElementNode[] | null {
  const way = [node];
  for (let scope = node.scope; scope !== drawnScope; ) {
    const container = step.model.nodes.find(({ ownScope }) => ownScope === scope);
    if (container === undefined) return null;
    way.unshift(container);
    scope = container.scope;
  }
  return way;
}

/**
 * Enters an element of an active scope, or of subprocesses inside it that are not active: these begin anew, with their
 * boundary events and event subprocesses, but with the token at the element. A looping activity on the way begins as a
 * whole.
 *
 * @param tokens laid on flows of the subprocesses that begin, or of the scope itself
 */
export function enterInside(
  step: Step,
  scopeId: string,
  way: readonly ElementNode[],
  { follows, asks }: Reentry,
  tokens: readonly PastToken[] = [],
): void {
  let at = scopeId;
  const [node, ...containers] = [...way].reverse();
  if (node === undefined) return;
  layTokens(step, at, tokens);
  for (const container of containers.reverse()) {
    if (container.loop !== null) {
      enter(step, container, { scopeId: at, follows });
      return;
    }
    const opened = openContainer(step, container, { scopeId: at, follows });
    if (opened === null) return;
    at = opened.id;
    layTokens(step, at, tokens);
  }
  const asked = asks === undefined || node.loop !== null ? {} : { asks };
  if (node.type === 'startEvent') askStarter(step, node, { scopeId: at, follows, ...asked });
  else enter(step, node, { scopeId: at, follows, ...asked });
}

function openContainer(step: Step, node: ElementNode, entry: Entry): ElementInstance | null {
  const container = announce(step, node, entry);
  const ready = guard(step, container, 'enter', () => {
    const openings = prepareBoundaries(step, container);
    const waits = prepareHandlers(step, container.id);
    for (const open of [...openings, ...waits]) open(container.id);
  });
  return ready ? container : null;
}

function layTokens(step: Step, scopeId: string, tokens: readonly PastToken[]): void {
  const drawn = drawnScopeOf(step, scopeId);
  for (const token of tokens) {
    const flow = step.model.flowsById.get(token.flowId);
    if (flow !== undefined && nodeAt(step, flow.target).scope === drawn) placeToken(step, scopeId, token);
  }
}

/** Has the starter fill in the start form once more: a task that stands at the start event itself. */
export function askStarter(step: Step, start: ElementNode, entry: Entry): void {
  const { id } = announce(step, start, entry);
  const { form } = start.behavior.facts;
  step.emit({
    type: 'task-created',
    taskId: id,
    elementId: start.id,
    scopeId: entry.scopeId,
    assignee: entry.asks ?? null,
    candidateGroups: [],
    candidateUsers: [],
    ...(form === undefined ? {} : { form }),
    dueAt: null,
    priority: 50,
  });
}
