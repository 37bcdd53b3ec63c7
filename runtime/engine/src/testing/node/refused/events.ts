import { diagram, flow } from '../../diagram.ts';
import { around, catching, formal, message, onBoundary, type Refused, start, timer } from './refused.ts';

export const events: readonly Refused[] = [
  {
    why: 'a catch event that waits for nothing',
    code: 'event-definition-missing',
    at: 'x',
    xml: catching(''),
  },
  {
    why: 'a terminate event in the middle',
    code: 'event-definition-misplaced',
    at: 'x',
    xml: around(
      '<bpmn:intermediateThrowEvent id="x"><bpmn:terminateEventDefinition/></bpmn:intermediateThrowEvent>',
    ),
  },
  {
    why: 'an error that is caught in the middle',
    code: 'event-definition-misplaced',
    at: 'x',
    xml: catching('<bpmn:errorEventDefinition/>'),
  },
  {
    why: 'a message event without a message',
    code: 'message-missing',
    at: 'x',
    xml: catching('<bpmn:messageEventDefinition/>'),
  },
  {
    why: 'a message without a name',
    code: 'message-missing',
    at: 'x',
    xml: around('<bpmn:receiveTask id="x" messageRef="m2"/>', '<bpmn:message id="m2"/>'),
  },
  { why: 'a timer without a time', code: 'timer-missing', at: 'x', xml: timer('') },
  {
    why: 'a timer with two times',
    code: 'timer-invalid',
    at: 'x',
    xml: timer(
      `<bpmn:timeDuration ${formal}>PT1H</bpmn:timeDuration><bpmn:timeDate ${formal}>2026-01-01</bpmn:timeDate>`,
    ),
  },
  {
    why: 'a duration that is none',
    code: 'timer-invalid',
    at: 'x',
    xml: timer(`<bpmn:timeDuration ${formal}>an hour</bpmn:timeDuration>`),
  },
  {
    why: 'a day that does not exist',
    code: 'timer-invalid',
    at: 'x',
    xml: timer(`<bpmn:timeDate ${formal}>2026-02-30</bpmn:timeDate>`),
  },
  {
    why: 'a cycle that never advances',
    code: 'timer-invalid',
    at: 'x',
    xml: timer(`<bpmn:timeCycle ${formal}>R/PT0S</bpmn:timeCycle>`),
  },
  {
    why: 'a cycle that ends before it starts',
    code: 'timer-invalid',
    at: 'x',
    xml: timer(`<bpmn:timeCycle ${formal}>R3/2026-01-02/2026-01-01</bpmn:timeCycle>`),
  },
  {
    why: 'a cycle with an end that is to count working time',
    code: 'timer-cycle-not-working',
    at: 'x',
    xml: catching(
      `<bpmn:timerEventDefinition fb:calendar="working"><bpmn:timeCycle ${formal}>R3/PT1H/2026-01-02</bpmn:timeCycle></bpmn:timerEventDefinition>`,
    ),
  },
  {
    why: 'an error end event without a code',
    code: 'error-code-missing',
    at: 'x',
    xml: diagram(
      `${start}<bpmn:endEvent id="x"><bpmn:errorEventDefinition/></bpmn:endEvent>${flow('f1', 's', 'x')}`,
    ),
  },
  {
    why: 'a boundary event on nothing',
    code: 'boundary-event-without-host',
    at: 'b',
    xml: onBoundary(
      '<bpmn:boundaryEvent id="b"><bpmn:messageEventDefinition messageRef="m1"/></bpmn:boundaryEvent>',
      message,
    ),
  },
  {
    why: 'a boundary event on an event',
    code: 'boundary-event-without-host',
    at: 'b',
    xml: onBoundary(
      '<bpmn:boundaryEvent id="b" attachedToRef="s"><bpmn:messageEventDefinition messageRef="m1"/></bpmn:boundaryEvent>',
      message,
    ),
  },
  {
    why: 'a boundary event that nothing follows',
    code: 'boundary-event-has-no-outgoing',
    at: 'b',
    xml: onBoundary(
      '<bpmn:boundaryEvent id="b" attachedToRef="x"><bpmn:messageEventDefinition messageRef="m1"/></bpmn:boundaryEvent>',
      message,
    ).replace(flow('f3', 'b', 'e'), ''),
  },
  {
    why: 'an escalation without a code',
    code: 'escalation-code-missing',
    at: 'x',
    xml: diagram(
      `${start}<bpmn:endEvent id="x"><bpmn:escalationEventDefinition/></bpmn:endEvent>${flow('f1', 's', 'x')}`,
    ),
  },
  {
    why: 'a message whose name is worked out',
    code: 'name-dynamic',
    at: 'x',
    xml: around('<bpmn:receiveTask id="x" messageRef="m1"/>', '<bpmn:message id="m1" name="=order + 1"/>'),
  },
  {
    why: 'a signal whose name is worked out',
    code: 'name-dynamic',
    at: 'x',
    xml: around(
      '<bpmn:intermediateCatchEvent id="x"><bpmn:signalEventDefinition signalRef="s1"/></bpmn:intermediateCatchEvent>',
      '<bpmn:signal id="s1" name="#{alarm}"/>',
    ),
  },
  {
    why: 'an error whose code is worked out',
    code: 'name-dynamic',
    at: 'e',
    xml: diagram(
      `${start}<bpmn:endEvent id="e"><bpmn:errorEventDefinition errorRef="er"/></bpmn:endEvent>${flow('f1', 's', 'e')}`,
      '<bpmn:error id="er" errorCode="=code"/>',
    ),
  },
  {
    why: 'an escalation whose code is worked out',
    code: 'name-dynamic',
    at: 'x',
    xml: around(
      '<bpmn:intermediateThrowEvent id="x"><bpmn:escalationEventDefinition escalationRef="es"/></bpmn:intermediateThrowEvent>',
      '<bpmn:escalation id="es" escalationCode="=code"/>',
    ),
  },
  {
    why: 'a timer in a zone that there is not',
    code: 'time-zone-unknown',
    at: 'x',
    xml: catching(
      `<bpmn:timerEventDefinition fb:timeZone="Mars/Olympus"><bpmn:timeDuration ${formal}>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>`,
    ),
  },
  {
    why: 'a timer that counts by a calendar which there is not',
    code: 'calendar-unknown',
    at: 'x',
    xml: catching(
      `<bpmn:timerEventDefinition fb:calendar="lunar"><bpmn:timeDuration ${formal}>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>`,
    ),
  },
  {
    why: 'an error event that does not interrupt',
    code: 'error-event-not-interrupting',
    at: 'b',
    xml: onBoundary(
      '<bpmn:boundaryEvent id="b" attachedToRef="x" cancelActivity="false"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>',
    ),
  },
  {
    why: 'two events for one error',
    code: 'boundary-event-ambiguous',
    at: 'b2',
    xml: onBoundary(
      `<bpmn:boundaryEvent id="b" attachedToRef="x"><bpmn:errorEventDefinition/></bpmn:boundaryEvent><bpmn:boundaryEvent id="b2" attachedToRef="x"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>${flow('f4', 'b2', 'e')}`,
    ),
  },
  {
    why: 'a link that leads nowhere',
    code: 'link-target',
    at: 'x',
    xml: diagram(
      `${start}<bpmn:intermediateThrowEvent id="x"><bpmn:linkEventDefinition name="l"/></bpmn:intermediateThrowEvent>${flow('f1', 's', 'x')}`,
    ),
  },
];
