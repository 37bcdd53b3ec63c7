import { cancel } from '../../execution/cancel.ts';
import { trailAfter } from '../../execution/causes.ts';
import { announce } from '../../execution/enter.ts';
import { leave } from '../../execution/leave.ts';
import type { Behavior } from '../../model/behavior.ts';
import { idOf } from '../../model/reader.ts';
import type { ElementReader } from '../element-reader.ts';
import { takeResult } from '../outputs.ts';
import { readEventDefinition } from './definitions/index.ts';

/**
 * A boundary event (BPMN 13.5.3) waits as long as its activity is active. When it happens an interrupting one cancels the
 * activity with all that is inside; another one leaves it alone and puts a token of its own behind the event.
 */
export const readBoundaryEvent: ElementReader = (source, reader): Behavior => {
  const { facts: event, prepareWait } = readEventDefinition(source, 'boundary', reader);
  const outputs = reader.mappings(source, 'fb:Output');
  const kinds = (event.parts ?? [event]).map(({ kind }) => kind);
  if (kinds.includes('error') && source.get('cancelActivity') === false) {
    reader.problem(
      'error-event-not-interrupting',
      idOf(source),
      `${idOf(source)}: an error always interrupts.`,
    );
  }
  return {
    enter: leave,
    ...(prepareWait === undefined ? {} : { prepareWait }),
    interrupt(step, node, host, payload) {
      const follows = trailAfter(step.draft, [host.id], () => {
        if (node.interrupting) cancel(step, host);
      });
      takeResult(step, announce(step, node, { scopeId: host.scopeId, follows }), outputs, payload);
    },
    complete: (step, instance, result) => takeResult(step, instance, outputs, result),
    facts: { event },
  };
};
