import { cancelAllIn } from '../../execution/cancel.ts';
import { beginOf, trailAfter } from '../../execution/causes.ts';
import type { ElementInstance } from '../../execution/element-instance.ts';
import { announce } from '../../execution/enter.ts';
import { prepareHandlers } from '../../execution/handlers.ts';
import { guard } from '../../execution/incidents.ts';
import { leave } from '../../execution/leave.ts';
import type { Mapping } from '../../execution/mapping.ts';
import type { Step } from '../../execution/step.ts';
import { Trouble } from '../../execution/trouble.ts';
import { closeEventWaits } from '../../execution/waits.ts';
import { writeVariables } from '../../execution/write-variables.ts';
import type { Variables } from '../../json.ts';
import type { ElementNode } from '../../model/process-model.ts';
import type { Follows } from '../../state/past.ts';
import type { ElementReader } from '../element-reader.ts';
import { mapResult } from '../outputs.ts';
import { readEventDefinition } from './definitions/index.ts';

/** The start event of an event subprocess (BPMN 13.3.4): waits while the scope round the event subprocess is active. */
export const readHandlerStart: ElementReader = (source, reader) => {
  const { facts: event, prepareWait } = readEventDefinition(source, 'handler start', reader);
  const outputs = reader.mappings(source, 'fb:Output');
  return {
    enter: leave,
    complete: (step, instance, payload) => beginInside(step, instance, outputs, payload),
    ...(prepareWait === undefined ? {} : { prepareWait }),
    beginHandler,
    facts: { event },
  };
};

/**
 * The event happened. One that interrupts ends everything else in the scope round it, the waits of the other event
 * subprocesses included; the scope then lives as long as the event subprocess does.
 */
function beginHandler(step: Step, node: ElementNode, scopeId: string, payload: Variables): void {
  const follows = node.interrupting ? interrupt(step, scopeId) : beginOf(step.draft, scopeId);
  const handler = step.model.nodes.find(({ ownScope }) => ownScope === node.scope);
  if (handler === undefined) throw new Error(`Broken invariant: ${node.id} is in no event subprocess.`);
  const { id } = announce(step, handler, { scopeId, follows });
  node.behavior.complete?.(step, announce(step, node, { scopeId: id }), payload);
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

/** Takes in what the event has brought; event subprocesses drawn inside the event subprocess begin to wait with it. */
function beginInside(
  step: Step,
  instance: ElementInstance,
  outputs: readonly Mapping[],
  payload: Variables,
): void {
  const { scopeId } = instance;
  const went = guard(step, instance, 'output', () => {
    const openings = keeping(payload, () => prepareHandlers(step, scopeId));
    const values = outputs.length === 0 ? payload : mapResult(step, outputs, scopeId, payload);
    writeVariables(step, scopeId, values);
    for (const open of openings) open(scopeId);
  });
  if (went) leave(step, instance);
}

/** A failure keeps what the event has brought for the retry. */
function keeping<T>(payload: Variables, part: () => T): T {
  try {
    return part();
  } catch (error) {
    throw error instanceof Trouble ? new Trouble(error.code, error.message, payload) : error;
  }
}
