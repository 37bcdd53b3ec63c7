import { cancelAllIn } from '../../execution/cancel.ts';
import { beginOf, trailAfter } from '../../execution/causes.ts';
import { announce } from '../../execution/enter.ts';
import { prepareHandlers } from '../../execution/handlers.ts';
import { leave } from '../../execution/leave.ts';
import type { Step } from '../../execution/step.ts';
import { closeEventWaits } from '../../execution/waits.ts';
import type { Variables } from '../../json.ts';
import type { ElementNode } from '../../model/process-model.ts';
import type { Follows } from '../../state/past.ts';
import type { ElementReader } from '../element-reader.ts';
import { takeResult } from '../outputs.ts';
import { readEventDefinition } from './definitions/index.ts';

/** The start event of an event subprocess (BPMN 13.3.4): waits while the scope round the event subprocess is active. */
export const readHandlerStart: ElementReader = (source, reader) => {
  const { facts: event, prepareWait } = readEventDefinition(source, 'handler start', reader);
  const outputs = reader.mappings(source, 'fb:Output');
  return {
    enter: leave,
    complete: (step, instance, payload) => takeResult(step, instance, outputs, payload),
    ...(prepareWait === undefined ? {} : { prepareWait }),
    beginHandler,
    facts: { event },
  };
};

/**
 * The event happened. One that interrupts ends everything else in the scope round it, the waits of the other event
 * subprocesses included; the scope then lives as long as the event subprocess does. Event subprocesses drawn inside the
 * event subprocess begin to wait with it.
 */
function beginHandler(step: Step, node: ElementNode, scopeId: string, payload: Variables): void {
  const follows = node.interrupting ? interrupt(step, scopeId) : beginOf(step.draft, scopeId);
  const handler = step.model.nodes.find(({ ownScope }) => ownScope === node.scope);
  if (handler === undefined) throw new Error(`Broken invariant: ${node.id} is in no event subprocess.`);
  const { id } = announce(step, handler, { scopeId, follows });
  const openings = prepareHandlers(step, id);
  const start = announce(step, node, { scopeId: id });
  for (const open of openings) open(id);
  node.behavior.complete?.(step, start, payload);
}

/** @returns what the event subprocess follows: all that was done in the scope */
function interrupt(step: Step, scopeId: string): Follows {
  const inside = step.instancesIn(scopeId).map(({ id }) => id);
  const follows = trailAfter(step.draft, [scopeId, ...inside], () => {
    cancelAllIn(step, scopeId);
    if (Object.keys(step.draft.scopes[scopeId]?.tokens ?? {}).length > 0) {
      step.emit({ type: 'tokens-dropped', scopeId });
    }
    closeEventWaits(step, scopeId);
  });
  return follows;
}
