import { idOf, type Reader } from '../../../model/reader.ts';
import { childrenOf, type Source } from '../../../model/source.ts';
import { cancelTransaction } from './cancel.ts';
import { compensation } from './compensation.ts';
import { conditional } from './conditional.ts';
import { error } from './error.ts';
import { escalation } from './escalation.ts';
import type { EventDefinition, EventDefinitionKind, Position } from './event-definition.ts';
import { link } from './link.ts';
import { message } from './message.ts';
import { catchSeveral, throwSeveral } from './multiple.ts';
import { signal } from './signal.ts';
import { terminate } from './terminate.ts';
import { timer } from './timer.ts';

const kinds: { readonly [type: string]: EventDefinitionKind } = {
  'bpmn:CancelEventDefinition': cancelTransaction,
  'bpmn:CompensateEventDefinition': compensation,
  'bpmn:ConditionalEventDefinition': conditional,
  'bpmn:ErrorEventDefinition': error,
  'bpmn:EscalationEventDefinition': escalation,
  'bpmn:LinkEventDefinition': link,
  'bpmn:MessageEventDefinition': message,
  'bpmn:SignalEventDefinition': signal,
  'bpmn:TerminateEventDefinition': terminate,
  'bpmn:TimerEventDefinition': timer,
};

const none: EventDefinition = { facts: { kind: 'none' } };

/** Reads what an event is about, written in it or referred to; an event without any definition is a none event. */
export function readEventDefinition(event: Source, position: Position, reader: Reader): EventDefinition {
  const sources = [...childrenOf(event, 'eventDefinitions'), ...childrenOf(event, 'eventDefinitionRef')];
  const isCatching = position !== 'throw' && position !== 'end';
  const isParallel = isCatching && event.get('parallelMultiple') === true;
  if (sources.length === 0 && position !== 'start' && isCatching) {
    reader.problem('event-definition-missing', idOf(event), `${idOf(event)} does not say what it waits for.`);
  }
  const definitions = sources.flatMap((source) => readOne(source, event, position, reader) ?? []);
  const [only, second] = definitions;
  if (only === undefined) return none;
  if (second === undefined) return only;
  return isCatching
    ? catchSeveral(definitions, isParallel, event, reader)
    : throwSeveral(definitions, event, reader);
}

function readOne(
  source: Source,
  event: Source,
  position: Position,
  reader: Reader,
): EventDefinition | undefined {
  const kind = kinds[source.$type];
  const what = source.$type.replace('bpmn:', '');
  if (kind?.positions.includes(position)) return kind.read(source, event, reader, position);
  const reason = `${idOf(event)} may not have a ${what}: BPMN knows no such ${position} event.`;
  reader.problem('event-definition-misplaced', idOf(event), reason);
  return undefined;
}
