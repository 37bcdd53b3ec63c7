import { expect } from 'vitest';
import type { EngineEvent } from '../../events/event.ts';
import type { ElementNode, ProcessModel } from '../../model/process-model.ts';
import type { InstanceState } from '../../state/instance-state.ts';

type Entered = Extract<EngineEvent, { readonly type: 'element-entered' }>;

/**
 * Counts the tokens of a history by themselves, without the appliers: what an element uses up lies there, each element
 * instance ends once, what is left over is what the state holds, and what leaves an element is what BPMN says of it.
 */
export class TokenLedger {
  readonly #entered = new Map<string, Entered>();
  readonly #active = new Set<string>();
  /** Tokens by scope and flow. */
  readonly #tokens = new Map<string, Map<string, number>>([['root', new Map()]]);

  constructor(private readonly model: ProcessModel) {}

  /** Takes in the events of one step, and compares with the state after it. */
  check(events: readonly EngineEvent[], state: InstanceState): void {
    for (const [at, event] of events.entries()) this.#take(event, events.slice(at + 1));
    if (state.status !== 'active' && state.status !== 'suspended') return;
    expect([...this.#active].sort()).toEqual(Object.keys(state.elements).sort());
    for (const [scopeId, scope] of Object.entries(state.scopes)) {
      const counted = [...(this.#tokens.get(scopeId) ?? [])].filter(([, count]) => count !== 0);
      expect(Object.fromEntries(counted)).toEqual(scope.tokens);
    }
  }

  #take(event: EngineEvent, after: readonly EngineEvent[]): void {
    if (event.type === 'flow-taken') this.#lay(event.scopeId, event.flowId, 1);
    else if (event.type === 'tokens-dropped') this.#tokens.set(event.scopeId, new Map());
    else if (event.type === 'element-entered') this.#enter(event);
    else if (event.type === 'element-left' || event.type === 'element-canceled') {
      expect(this.#active.delete(event.id)).toBe(true);
      this.#tokens.delete(event.id);
      if (event.type === 'element-left') this.#leave(event.id, after);
    }
  }

  #enter(event: Entered): void {
    expect(this.#entered.has(event.id)).toBe(false);
    this.#entered.set(event.id, event);
    this.#active.add(event.id);
    if (event.opensScope) this.#tokens.set(event.id, new Map());
    for (const flowId of event.incoming ?? []) this.#lay(event.scopeId, flowId, -1);
  }

  #lay(scopeId: string, flowId: string, count: 1 | -1): void {
    const tokens = this.#tokens.get(scopeId);
    const sum = (tokens?.get(flowId) ?? 0) + count;
    expect(sum).toBeGreaterThanOrEqual(0);
    tokens?.set(flowId, sum);
  }

  #leave(id: string, after: readonly EngineEvent[]): void {
    const entered = this.#entered.get(id);
    const node = entered && this.model.nodesById.get(entered.elementId);
    if (entered === undefined || node === undefined) return;
    // A run, and what undoes another activity, hand their token to the activity as a whole.
    if (entered.iteration !== undefined || entered.rollbackId !== undefined) return;
    const other = after.findIndex(({ type }) => type !== 'flow-taken');
    const laid = other < 0 ? after.length : other;
    expect(tokensLeaving(node), `${node.id} lays ${laid}`).toContain(laid);
  }
}

/** How many tokens an element may lay on its flows. */
function tokensLeaving({ type, outgoing, hasConditions, completionQuantity }: ElementNode) {
  if (outgoing.length === 0) return [0];
  if (type === 'exclusiveGateway') return [1];
  if (type === 'parallelGateway') return [outgoing.length];
  if (type === 'eventBasedGateway') return [1];
  // Complex gateways say nothing when they reset; a thrower that ends its own scope takes its token along.
  if (type === 'complexGateway') return [0, ...upTo(outgoing.length)];
  if (type === 'intermediateThrowEvent') return [0, outgoing.length];
  if (type === 'inclusiveGateway' || hasConditions)
    return upTo(outgoing.length).map((flows) => flows * completionQuantity);
  return [outgoing.length * completionQuantity];
}

function upTo(most: number): readonly number[] {
  return Array.from({ length: most }, (_, index) => index + 1);
}
