import { diagram, flow } from '../../diagram.ts';
import { end, type Refused, start } from './refused.ts';

const onCompensation = '<bpmn:compensateEventDefinition/>';
const association = (target: string, id = 'a1', source = 'b') =>
  `<bpmn:association id="${id}" sourceRef="${source}" targetRef="${target}"/>`;
const event = (id = 'b', host = 'x') =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${host}">${onCompensation}</bpmn:boundaryEvent>`;
const done = `${start}<bpmn:task id="x"/>${end}${flow('f1', 's', 'x')}${flow('f2', 'x', 'e')}`;
const handler = '<bpmn:task id="h" isForCompensation="true"/>';
const cancelEnd = '<bpmn:endEvent id="x"><bpmn:cancelEventDefinition/></bpmn:endEvent>';
const transaction = (inside: string, outside = '') =>
  diagram(
    `${start}<bpmn:transaction id="t"><bpmn:startEvent id="is"/>${inside}</bpmn:transaction>${outside}${flow('f1', 's', 't')}`,
  );
const canceled = (id: string, attributes = '') =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="t" ${attributes}><bpmn:cancelEventDefinition/></bpmn:boundaryEvent><bpmn:task id="after-${id}"/>${flow(`f-${id}`, id, `after-${id}`)}`;

/** Compensation and transactions. */
export const undoing: readonly Refused[] = [
  {
    why: 'a compensation event without a handler',
    code: 'compensation-handler-missing',
    at: 'b',
    xml: diagram(done + event()),
  },
  {
    why: 'a compensation event with two handlers',
    code: 'compensation-handler-ambiguous',
    at: 'b',
    xml: diagram(
      `${done}${event()}${handler}<bpmn:task id="h2" isForCompensation="true"/>${association('h')}${association('h2', 'a2')}`,
    ),
  },
  {
    why: 'a compensation handler that is not marked as one',
    code: 'compensation-handler-unmarked',
    at: 'b',
    xml: diagram(done + event() + association('x')),
  },
  {
    why: 'a compensation handler in another scope',
    code: 'compensation-handler-elsewhere',
    at: 'b',
    xml: diagram(
      `${done}${event()}<bpmn:subProcess id="sp"><bpmn:startEvent id="is"/>${handler}</bpmn:subProcess>${flow('f3', 'x', 'sp')}${association('h')}`,
    ),
  },
  {
    why: 'one compensation handler for two activities',
    code: 'compensation-handler-shared',
    at: 'h',
    xml: diagram(
      `${done}<bpmn:task id="y"/>${flow('f3', 'x', 'y')}${event()}${event('b2', 'y')}${handler}${association('h')}${association('h', 'a2', 'b2')}`,
    ),
  },
  {
    why: 'two compensation events on one activity',
    code: 'compensation-event-ambiguous',
    at: 'b',
    xml: diagram(
      `${done}${event()}${event('b2')}${handler}<bpmn:task id="h2" isForCompensation="true"/>${association('h')}${association('h2', 'a2', 'b2')}`,
    ),
  },
  {
    why: 'a flow that leaves a compensation event',
    code: 'compensation-event-has-flow',
    at: 'b',
    xml: diagram(done + event() + handler + association('h') + flow('f3', 'b', 'e')),
  },
  {
    why: 'a compensation handler that nothing points to',
    code: 'compensation-handler-unused',
    at: 'h',
    xml: diagram(done + handler),
  },
  {
    why: 'a compensation handler in the normal flow',
    code: 'compensation-handler-in-flow',
    at: 'h',
    xml: diagram(done + event() + handler + association('h') + flow('f3', 'x', 'h')),
  },
  {
    why: 'a boundary event on a compensation handler',
    code: 'compensation-handler-with-boundary',
    at: 'h',
    xml: diagram(
      `${done}${event()}${handler}${association('h')}<bpmn:boundaryEvent id="eb" attachedToRef="h"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>${flow('f3', 'eb', 'e')}`,
    ),
  },
  {
    why: 'a compensation handler that is to be undone itself',
    code: 'compensation-of-handler',
    at: 'b2',
    xml: diagram(
      `${done}${event()}${handler}${association('h')}${event('b2', 'h')}<bpmn:task id="h2" isForCompensation="true"/>${association('h2', 'a2', 'b2')}`,
    ),
  },
  {
    why: 'compensation of an activity in another scope',
    code: 'compensation-target',
    at: 'c',
    xml: diagram(
      `${start}<bpmn:subProcess id="sp"><bpmn:startEvent id="is"/><bpmn:task id="x"/>${flow('i1', 'is', 'x')}</bpmn:subProcess><bpmn:endEvent id="c"><bpmn:compensateEventDefinition activityRef="x"/></bpmn:endEvent>${flow('f1', 's', 'sp')}${flow('f2', 'sp', 'c')}`,
    ),
  },
  {
    why: 'compensation of an event',
    code: 'compensation-target',
    at: 'c',
    xml: diagram(
      `${start}<bpmn:endEvent id="c"><bpmn:compensateEventDefinition activityRef="s"/></bpmn:endEvent>${flow('f1', 's', 'c')}`,
    ),
  },
  {
    why: 'an event subprocess that undoes a whole process',
    code: 'compensation-of-process',
    at: 'hs',
    xml: diagram(
      `${start}<bpmn:subProcess id="h" triggeredByEvent="true"><bpmn:startEvent id="hs">${onCompensation}</bpmn:startEvent></bpmn:subProcess>`,
    ),
  },
  {
    why: 'two compensations in one event',
    code: 'event-definitions-not-combinable',
    at: 'c',
    xml: diagram(
      `${start}<bpmn:endEvent id="c">${onCompensation}${onCompensation}</bpmn:endEvent>${flow('f1', 's', 'c')}`,
    ),
  },
  {
    why: 'a transaction that stores an image of its data',
    code: 'transaction-method',
    at: 't',
    xml: transaction('').replace('id="t"', 'id="t" method="##Image"'),
  },
  {
    why: 'a cancel end event outside of a transaction',
    code: 'cancel-event-misplaced',
    at: 'x',
    xml: diagram(`${start}${cancelEnd}${flow('f1', 's', 'x')}`),
  },
  {
    why: 'a cancel end event in a subprocess of a transaction',
    code: 'cancel-event-misplaced',
    at: 'x',
    xml: transaction(
      `<bpmn:subProcess id="sp"><bpmn:startEvent id="ps"/>${cancelEnd}${flow('p1', 'ps', 'x')}</bpmn:subProcess>${flow('i1', 'is', 'sp')}`,
      canceled('b'),
    ),
  },
  {
    why: 'a cancel event on a task',
    code: 'cancel-event-misplaced',
    at: 'b',
    xml: diagram(
      `${done}<bpmn:boundaryEvent id="b" attachedToRef="x"><bpmn:cancelEventDefinition/></bpmn:boundaryEvent>${flow('f3', 'b', 'e')}`,
    ),
  },
  {
    why: 'a canceled transaction without a way on',
    code: 'cancel-event-not-caught',
    at: 'x',
    xml: transaction(cancelEnd + flow('i1', 'is', 'x')),
  },
  {
    why: 'two cancel events on one transaction',
    code: 'boundary-event-ambiguous',
    at: 'b2',
    xml: transaction(cancelEnd + flow('i1', 'is', 'x'), canceled('b') + canceled('b2')),
  },
  {
    why: 'a cancel event that does not interrupt',
    code: 'cancel-event-not-interrupting',
    at: 'b',
    xml: transaction(cancelEnd + flow('i1', 'is', 'x'), canceled('b', 'cancelActivity="false"')),
  },
];
