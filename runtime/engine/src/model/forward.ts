import type { ElementNode, ProcessModel } from './process-model.ts';

const known = new WeakMap<ProcessModel, readonly (readonly number[])[]>();

/**
 * Where a token can go from each node without going round: the ways along sequence flows, from an activity to its
 * boundary events and from a link to its catch event, without those that lead back into a loop. Worked out once a model.
 */
export function forwardFrom(model: ProcessModel): readonly (readonly number[])[] {
  const before = known.get(model);
  if (before !== undefined) return before;
  const ways = model.nodes.map((node) => successors(model, node));
  const forward: number[][] = model.nodes.map(() => []);
  const state: ('new' | 'open' | 'done')[] = model.nodes.map(() => 'new');
  for (const root of [...startsFirst(model)]) follow(root, ways, forward, state);
  known.set(model, forward);
  return forward;
}

/** The nodes that a token at one of `from` can come to going forward, these included, without passing `without`. */
export function reachableForward(
  model: ProcessModel,
  from: readonly number[],
  without: ReadonlySet<number> = new Set(),
): ReadonlySet<number> {
  const forward = forwardFrom(model);
  const found = new Set<number>();
  const open = from.filter((index) => !without.has(index));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(forward[next] ?? []).filter((index) => !without.has(index)));
  }
  return found;
}

/** Depth first with a stack of its own: an edge to a node that is still open leads back. */
function follow(
  root: number,
  ways: readonly (readonly number[])[],
  forward: number[][],
  state: ('new' | 'open' | 'done')[],
): void {
  if (state[root] !== 'new') return;
  state[root] = 'open';
  const stack = [{ node: root, at: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = ways[top.node]?.[top.at];
    top.at += 1;
    if (next === undefined) {
      state[top.node] = 'done';
      stack.pop();
    } else if (state[next] !== 'open') {
      forward[top.node]?.push(next);
      if (state[next] === 'new') {
        state[next] = 'open';
        stack.push({ node: next, at: 0 });
      }
    }
  }
}

/** Loops are entered where tokens come in, so that the flow which leads back is the one that closes them. */
function startsFirst(model: ProcessModel): readonly number[] {
  const starts = model.nodes.filter(
    ({ incoming, boundary }) => incoming.length === 0 && boundary === undefined,
  );
  return [...starts.map(({ index }) => index), ...model.nodes.map(({ index }) => index)];
}

function successors(model: ProcessModel, node: ElementNode): readonly number[] {
  const byFlow = node.outgoing.flatMap((index) => model.flows[index]?.target ?? []);
  return [...byFlow, ...node.boundaries, ...linkTargets(model, node)];
}

function linkTargets(model: ProcessModel, node: ElementNode): readonly number[] {
  const { event } = node.behavior.facts;
  if (event?.kind !== 'link' || node.type !== 'intermediateThrowEvent') return [];
  return model.nodes
    .filter((other) => other.scope === node.scope && other.type === 'intermediateCatchEvent')
    .filter((other) => other.behavior.facts.event?.linkName === event.linkName)
    .map(({ index }) => index);
}
