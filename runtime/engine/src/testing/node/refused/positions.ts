import { diagram, flow } from '../../diagram.ts';
import { around, formal, onBoundary, type Refused, start } from './refused.ts';

const definitions =
  '<bpmn:message id="m1" name="news"/><bpmn:signal id="s1" name="alarm"/><bpmn:error id="e1" errorCode="E"/><bpmn:escalation id="u1" escalationCode="U"/>';

const written: { readonly [kind: string]: string } = {
  timer: `<bpmn:timerEventDefinition><bpmn:timeDuration ${formal}>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>`,
  conditional: `<bpmn:conditionalEventDefinition><bpmn:condition ${formal}>=a</bpmn:condition></bpmn:conditionalEventDefinition>`,
  error: '<bpmn:errorEventDefinition errorRef="e1"/>',
  escalation: '<bpmn:escalationEventDefinition escalationRef="u1"/>',
  compensation: '<bpmn:compensateEventDefinition/>',
  cancel: '<bpmn:cancelEventDefinition/>',
  terminate: '<bpmn:terminateEventDefinition/>',
  link: '<bpmn:linkEventDefinition name="l"/>',
};

const places: { readonly [place: string]: (definition: string) => string } = {
  'the start of a process': (definition) =>
    diagram(`<bpmn:startEvent id="x">${definition}</bpmn:startEvent>`, definitions),
  'the start of an event subprocess': (definition) =>
    diagram(
      `${start}<bpmn:subProcess id="h" triggeredByEvent="true"><bpmn:startEvent id="x">${definition}</bpmn:startEvent></bpmn:subProcess>`,
      definitions,
    ),
  'the middle, caught': (definition) =>
    around(`<bpmn:intermediateCatchEvent id="x">${definition}</bpmn:intermediateCatchEvent>`, definitions),
  'the middle, thrown': (definition) =>
    around(`<bpmn:intermediateThrowEvent id="x">${definition}</bpmn:intermediateThrowEvent>`, definitions),
  'the border of an activity': (definition) =>
    onBoundary(
      `<bpmn:boundaryEvent id="b" attachedToRef="x">${definition}</bpmn:boundaryEvent>`,
      definitions,
    ),
  'the end': (definition) =>
    diagram(
      `${start}<bpmn:endEvent id="x">${definition}</bpmn:endEvent>${flow('f1', 's', 'x')}`,
      definitions,
    ),
};

/** Which events BPMN does not know where (table 10.93 of the specification). */
const unknown: { readonly [place: string]: readonly string[] } = {
  'the start of a process': ['error', 'escalation', 'compensation', 'cancel', 'terminate', 'link'],
  'the start of an event subprocess': ['cancel', 'terminate', 'link'],
  'the middle, caught': ['error', 'escalation', 'compensation', 'cancel', 'terminate'],
  'the middle, thrown': ['timer', 'conditional', 'error', 'cancel', 'terminate'],
  'the border of an activity': ['terminate', 'link'],
  'the end': ['timer', 'conditional', 'link'],
};

export const positions: readonly Refused[] = Object.entries(unknown).flatMap(([place, kinds]) =>
  kinds.map((kind) => ({
    why: `a ${kind} event at ${place}`,
    code: 'event-definition-misplaced',
    at: place === 'the border of an activity' ? 'b' : 'x',
    xml: places[place]?.(written[kind] ?? '') ?? '',
  })),
);
