import { diagram, flow } from '../../diagram.ts';
import { around, end, message, type Refused, start } from './refused.ts';

export const gateways: readonly Refused[] = [
  {
    why: 'a converging gateway with two ways out',
    code: 'gateway-direction',
    at: 'x',
    xml: diagram(
      `${start}<bpmn:parallelGateway id="x" gatewayDirection="Converging"/><bpmn:task id="a"/><bpmn:task id="b"/>${flow('f1', 's', 'x')}${flow('f2', 'x', 'a')}${flow('f3', 'x', 'b')}`,
    ),
  },
  {
    why: 'a diverging gateway with two ways in',
    code: 'gateway-direction',
    at: 'x',
    xml: diagram(
      `${start}<bpmn:task id="a"/><bpmn:exclusiveGateway id="x" gatewayDirection="Diverging"/>${end}${flow('f1', 's', 'x')}${flow('f2', 's', 'a')}${flow('f3', 'a', 'x')}${flow('f4', 'x', 'e')}`,
    ),
  },
  {
    why: 'a mixed gateway with one way in',
    code: 'gateway-direction',
    at: 'x',
    xml: around('<bpmn:inclusiveGateway id="x" gatewayDirection="Mixed"/>'),
  },
  {
    why: 'a condition on the only way on',
    code: 'condition-alone',
    at: 'f2',
    xml: diagram(`${start}<bpmn:task id="x"/>${end}${flow('f1', 's', 'x')}${flow('f2', 'x', 'e', '=go')}`),
  },
  {
    why: 'an event-based gateway before message events and receive tasks',
    code: 'event-gateway-mixed',
    at: 'x',
    xml: diagram(
      `${start}<bpmn:eventBasedGateway id="x"/><bpmn:receiveTask id="a" messageRef="m1"/><bpmn:intermediateCatchEvent id="b"><bpmn:messageEventDefinition messageRef="m1"/></bpmn:intermediateCatchEvent>${flow('f1', 's', 'x')}${flow('f2', 'x', 'a')}${flow('f3', 'x', 'b')}`,
      message,
    ),
  },
  {
    why: 'a choice without a condition',
    code: 'condition-missing',
    at: 'f2',
    xml: diagram(
      `${start}<bpmn:exclusiveGateway id="x" default="f3"/>${end}${flow('f1', 's', 'x')}${flow('f2', 'x', 'e')}${flow('f3', 'x', 'e')}`,
    ),
  },
  {
    why: 'a default flow with a condition',
    code: 'default-flow-with-condition',
    at: 'f2',
    xml: diagram(
      `${start}<bpmn:exclusiveGateway id="x" default="f2"/>${end}${flow('f1', 's', 'x')}${flow('f2', 'x', 'e', '=a')}${flow('f3', 'x', 'e', '=b')}`,
    ),
  },
  {
    why: 'a default flow of another element',
    code: 'default-flow-invalid',
    at: 'x',
    xml: around('<bpmn:exclusiveGateway id="x" default="f1"/>'),
  },
  {
    why: 'a condition behind a parallel gateway',
    code: 'condition-not-allowed',
    at: 'f2',
    xml: diagram(
      `${start}<bpmn:parallelGateway id="x"/>${end}${flow('f1', 's', 'x')}${flow('f2', 'x', 'e', '=a')}`,
    ),
  },
  {
    why: 'a condition behind an event',
    code: 'condition-not-allowed',
    at: 'f1',
    xml: diagram(`${start}${end}${flow('f1', 's', 'e', '=a')}`),
  },
  {
    why: 'an event-based gateway with one way',
    code: 'event-gateway-target',
    at: 'x',
    xml: around('<bpmn:eventBasedGateway id="x"/>'),
  },
  {
    why: 'an event that is reached from elsewhere too',
    code: 'event-gateway-target-shared',
    at: 'r',
    xml: diagram(
      `${start}<bpmn:eventBasedGateway id="x"/><bpmn:receiveTask id="r" messageRef="m1"/><bpmn:receiveTask id="q" messageRef="m1"/>${flow('f1', 's', 'x')}${flow('f2', 'x', 'r')}${flow('f3', 'x', 'q')}${flow('f4', 'q', 'r')}`,
      message,
    ),
  },
];
