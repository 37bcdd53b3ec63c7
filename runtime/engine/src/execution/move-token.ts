import type { ElementNode } from '../model/process-model.ts';
import type { ElementInstance } from './element-instance.ts';
import { scopesOutward } from './past-steps.ts';
import { drawnScopeOf, wayInto } from './reopen.ts';
import type { Step } from './step.ts';

/** Where a token that is moved by hand begins. */
export interface Landing {
  readonly scopeId: string;
  readonly way: readonly ElementNode[];
}

/** The element instance that holds the token: the host of a helper, the whole of a looping activity. */
export function tokenHolder(step: Step, instance: ElementInstance): ElementInstance {
  const serves = step.draft.elements[instance.id]?.serves;
  if (serves !== undefined) return tokenHolder(step, step.instance(serves.hostId));
  if (instance.iteration !== undefined) return tokenHolder(step, step.instance(instance.scopeId));
  return instance;
}

/** The innermost scope round a place from which the element can be entered. */
export function landingFrom(step: Step, scopeId: string, node: ElementNode): Landing | undefined {
  for (const at of scopesOutward(step.draft, scopeId)) {
    const landing = landingIn(step, at, node);
    if (landing !== undefined) return landing;
  }
  return undefined;
}

/** The way into a scope, if the element is drawn in it. Into loops and event subprocesses nothing can be moved. */
export function landingIn(step: Step, scopeId: string, node: ElementNode): Landing | undefined {
  const drawn = drawnScopeOf(step, scopeId);
  const way = drawn === null ? null : wayInto(step, drawn, node);
  if (way === null) return undefined;
  const isOpen = way
    .slice(0, -1)
    .every(({ loop, behavior }) => loop === null && behavior.facts.isEventSubprocess !== true);
  return isOpen ? { scopeId, way } : undefined;
}

/** The element instance of a scope that holds everything round another one. */
export function partOf(step: Step, scopeId: string, instance: ElementInstance): ElementInstance {
  return instance.scopeId === scopeId ? instance : partOf(step, scopeId, step.instance(instance.scopeId));
}

/** Why a token cannot begin at an element; `undefined`: it can. */
export function whyUnsuitable(node: ElementNode): string | undefined {
  const { id, type, behavior } = node;
  if (type === 'startEvent') return `${id} is a start event; nothing begins there a second time.`;
  if (node.boundary !== undefined) return `${id} sits on an activity and happens only there.`;
  if (node.forCompensation) return `${id} undoes another activity and begins only then.`;
  if (behavior.facts.isEventSubprocess) return `${id} is an event subprocess; only its event begins it.`;
  if (behavior.join !== undefined && node.incoming.length > 1)
    return `${id} joins several flows; lay tokens on them instead.`;
  return undefined;
}
