import type { ElementNode } from '../model/process-model.ts';
import { cancelAllIn } from './cancel.ts';
import type { ElementInstance } from './element-instance.ts';
import { announce } from './enter.ts';
import { askHelper } from './helpers.ts';
import { guard } from './incidents.ts';
import { partOf } from './move-token.ts';
import { type Done, stepsAfter, stepsOf } from './past-steps.ts';
import { askStarter, drawnScopeOf, enterInside, wayInto } from './reopen.ts';
import { rewind } from './rewind.ts';
import type { Step } from './step.ts';

/** Takes back all that came after a completion and has it done again. */
export function askAgain(step: Step, done: Done, person: string | undefined): void {
  if (step.draft.loops[done.scopeId] !== undefined) {
    reopenRun(step, done, person);
    return;
  }
  const node = nodeOf(step, done);
  const drawn = drawnScopeOf(step, done.scopeId);
  const way = (drawn === null ? null : wayInto(step, drawn, node)) ?? [node];
  const restarted = way.find(({ loop }) => loop !== null);
  const roots = restarted === undefined ? [done.seq] : stepsInside(step, done, restarted);
  const follows = whatCameBefore(step, done.scopeId, roots);
  const tokens = rewind(step, done.scopeId, roots);
  enterInside(step, done.scopeId, way, { follows, asks: person }, tokens);
}

/** Has a completion done again beside everything else; the host waits for it. */
export function askAside(step: Step, host: ElementInstance, done: Done): void {
  const node = nodeOf(step, done);
  const { by } = done.step;
  step.emit({ type: 'task-paused', taskId: host.id, elementId: host.node.id });
  if (step.draft.loops[done.scopeId] !== undefined) {
    // An earlier signer of the same countersign: asked with the data of the run that waits.
    askHelper(step, host, 'return', by);
    return;
  }
  // It goes with whatever holds the host in the scope where it stands.
  const { follows = [] } = step.draft.elements[partOf(step, done.scopeId, host).id] ?? {};
  const entry = {
    scopeId: done.scopeId,
    follows,
    serves: { hostId: host.id, as: 'return' },
    ...(by === undefined || node.loop !== null ? {} : { asks: by }),
  } as const;
  if (node.type === 'startEvent') {
    askStarter(step, node, entry);
    return;
  }
  const helper = announce(step, node, entry);
  guard(step, helper, 'work', () => {
    if (node.loop === null) node.behavior.enter(step, helper);
    else node.loop.start(step, helper);
  });
}

/** One run of a looping activity that still goes on is done again, and with it those that came after it. */
function reopenRun(step: Step, done: Done, person: string | undefined): void {
  const { scopeId: id, seq } = done;
  const activity = step.instance(id);
  const { iteration = 0 } = done.step;
  const loop = step.draft.loops[id];
  if (loop?.total === null || loop?.items !== undefined) cancelAllIn(step, id);
  step.emit({ type: 'steps-undone', scopeId: id, steps: [...stepsAfter(step.draft, id, [seq])] });
  step.emit({ type: 'iteration-reopened', id, elementId: activity.node.id, iteration });
  activity.node.loop?.reopen(step, activity, iteration, person);
}

/** All that was done inside a looping activity that begins anew as a whole. */
function stepsInside(step: Step, { scopeId }: Done, activity: ElementNode): readonly number[] {
  return stepsOf(step.draft, scopeId)
    .filter((other) => isInside(step, nodeOf(step, other), activity))
    .map(({ seq }) => seq);
}

function isInside(step: Step, node: ElementNode, container: ElementNode): boolean {
  if (node === container) return true;
  const around = step.model.nodes.find(({ ownScope }) => ownScope !== null && ownScope === node.scope);
  return around !== undefined && isInside(step, around, container);
}

function whatCameBefore(step: Step, scopeId: string, roots: readonly number[]): readonly number[] {
  const inside = new Set(roots);
  const before = stepsOf(step.draft, scopeId)
    .filter(({ seq }) => inside.has(seq))
    .flatMap((done) => done.step.follows)
    .filter((seq) => !inside.has(seq));
  return [...new Set(before)];
}

function nodeOf(step: Step, done: Done): ElementNode {
  const node = step.model.nodesById.get(done.step.elementId);
  if (node === undefined) throw new Error(`Broken invariant: the model has no ${done.step.elementId}.`);
  return node;
}
