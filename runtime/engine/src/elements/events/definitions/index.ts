import { idOf, type Reader } from '../../../model/reader.ts';
import { childrenOf, type Source } from '../../../model/source.ts';
import { error } from './error.ts';
import { escalation } from './escalation.ts';
import type { EventDefinition, EventDefinitionKind, Position } from './event-definition.ts';
import { link } from './link.ts';
import { message } from './message.ts';
import { terminate } from './terminate.ts';
import { timer } from './timer.ts';

const kinds: { readonly [type: string]: EventDefinitionKind } = {
  'bpmn:ErrorEventDefinition': error,
  'bpmn:EscalationEventDefinition': escalation,
  'bpmn:LinkEventDefinition': link,
  'bpmn:MessageEventDefinition': message,
  'bpmn:TerminateEventDefinition': terminate,
  'bpmn:TimerEventDefinition': timer,
};

const none: EventDefinition = { facts: { kind: 'none' } };

/** Reads the one definition of an event; an event without any is a none event. */
export function readEventDefinition(event: Source, position: Position, reader: Reader): EventDefinition {
  const id = idOf(event);
  const definitions = [...childrenOf(event, 'eventDefinitions'), ...childrenOf(event, 'eventDefinitionRef')];
  const [definition, second] = definitions;
  if (definition === undefined) {
    if (position !== 'start' && position !== 'throw' && position !== 'end') {
      reader.problem('event-definition-missing', id, `${id} does not say what it waits for.`);
    }
    return none;
  }
  if (second !== undefined) {
    reader.problem('element-not-supported', id, `${id} has several event definitions; only one can be run.`);
    return none;
  }
  const kind = kinds[definition.$type];
  const what = definition.$type.replace('bpmn:', '');
  if (kind === undefined) {
    reader.problem('element-not-supported', id, `${id} is an event of a kind that cannot be run (${what}).`);
    return none;
  }
  if (!kind.positions.includes(position)) {
    reader.problem(
      'event-definition-misplaced',
      id,
      `${id} may not have a ${what}: BPMN knows no such ${position} event.`,
    );
    return none;
  }
  return kind.read(definition, event, reader);
}
