import { diagram, flow } from '../../diagram.ts';
import { around, end, message, type Refused, start } from './refused.ts';

const pools = (flows: string, partner = '') =>
  `<bpmn:collaboration id="co"><bpmn:participant id="us" processRef="process"/><bpmn:participant id="them"${partner}/>${flows}</bpmn:collaboration>`;
const messageFlow = (source: string, target: string) =>
  `<bpmn:messageFlow id="mf" sourceRef="${source}" targetRef="${target}"/>`;
const between = (source: string, target: string, element = '<bpmn:task id="x"/>') =>
  around(element, message + pools(messageFlow(source, target)));
const onMessage = '<bpmn:messageEventDefinition messageRef="m1"/>';
const associated = (associations: string, objects: string) =>
  around(
    `<bpmn:serviceTask id="x" fb:jobType="w"><bpmn:ioSpecification><bpmn:dataInput id="in" name="a"/><bpmn:dataOutput id="out" name="b"/><bpmn:inputSet/><bpmn:outputSet/></bpmn:ioSpecification>${associations}</bpmn:serviceTask>${objects}`,
  );
const objects =
  '<bpmn:dataObject id="d"/><bpmn:dataObjectReference id="r" dataObjectRef="d" name="order"/><bpmn:dataObjectReference id="q" dataObjectRef="d" name="other"/>';

/** Pools, message flows and data. */
export const collaborations: readonly Refused[] = [
  {
    why: 'messages that are correlated by the data of the process',
    code: 'correlation-subscription',
    at: 'process',
    xml: diagram(
      `${start}<bpmn:correlationSubscription id="cs" correlationKeyRef="ck"/>`,
      '<bpmn:collaboration id="c"><bpmn:participant id="p" processRef="process"/><bpmn:correlationKey id="ck" name="k"/></bpmn:collaboration>',
    ),
  },
  {
    why: 'a message flow inside a pool',
    code: 'message-flow-inside-pool',
    at: 'mf',
    xml: between('x', 'process'),
  },
  {
    why: 'a message flow from a pool to itself',
    code: 'message-flow-inside-pool',
    at: 'mf',
    xml: between('us', 'x'),
  },
  {
    why: 'a message flow that begins at a start event',
    code: 'message-flow-source',
    at: 'mf',
    xml: between('s', 'them'),
  },
  {
    why: 'a message flow into an end event',
    code: 'message-flow-target',
    at: 'mf',
    xml: between('them', 'e'),
  },
  {
    why: 'a message flow that begins at a gateway',
    code: 'message-flow-source',
    at: 'mf',
    xml: between('x', 'them', '<bpmn:exclusiveGateway id="x"/>'),
  },
  {
    why: 'a message flow into a gateway',
    code: 'message-flow-target',
    at: 'mf',
    xml: between('them', 'x', '<bpmn:parallelGateway id="x"/>'),
  },
  {
    why: 'a message flow that begins at a receive task',
    code: 'message-flow-source',
    at: 'mf',
    xml: between('x', 'them', '<bpmn:receiveTask id="x" messageRef="m1"/>'),
  },
  {
    why: 'a message flow into a send task',
    code: 'message-flow-target',
    at: 'mf',
    xml: between('them', 'x', '<bpmn:sendTask id="x" messageRef="m1"/>'),
  },
  {
    why: 'a message flow that begins where a message is caught',
    code: 'message-flow-source',
    at: 'mf',
    xml: between(
      'x',
      'them',
      `<bpmn:intermediateCatchEvent id="x">${onMessage}</bpmn:intermediateCatchEvent>`,
    ),
  },
  {
    why: 'a message flow into a timer',
    code: 'message-flow-target',
    at: 'mf',
    xml: between(
      'them',
      'x',
      '<bpmn:intermediateCatchEvent id="x"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
    ),
  },
  {
    why: 'a message flow to nowhere',
    code: 'message-flow-incomplete',
    at: 'mf',
    xml: around('<bpmn:task id="x"/>', pools('<bpmn:messageFlow id="mf" sourceRef="x"/>')),
  },
  {
    why: 'a message flow from nowhere',
    code: 'message-flow-incomplete',
    at: 'mf',
    xml: around('<bpmn:task id="x"/>', pools('<bpmn:messageFlow id="mf" targetRef="x"/>')),
  },
  {
    why: 'a sequence flow out of an ad-hoc subprocess',
    code: 'flow-crosses-scope',
    at: 'f3',
    xml: around(
      `<bpmn:adHocSubProcess id="x"><bpmn:task id="a"/>${flow('f3', 'a', 'e')}</bpmn:adHocSubProcess>`,
    ),
  },
  {
    why: 'a sequence flow out of a transaction',
    code: 'flow-crosses-scope',
    at: 'f3',
    xml: around(
      `<bpmn:transaction id="x"><bpmn:startEvent id="is"/>${flow('f3', 'is', 'e')}</bpmn:transaction>`,
    ),
  },
  {
    why: 'data from a store',
    code: 'data-store-association',
    at: 'x',
    xml: associated(
      '<bpmn:dataInputAssociation><bpmn:sourceRef>st</bpmn:sourceRef><bpmn:targetRef>in</bpmn:targetRef></bpmn:dataInputAssociation>',
      '<bpmn:dataStoreReference id="st" name="customers"/>',
    ),
  },
  {
    why: 'data into a store',
    code: 'data-store-association',
    at: 'x',
    xml: associated(
      '<bpmn:dataOutputAssociation><bpmn:sourceRef>out</bpmn:sourceRef><bpmn:targetRef>st</bpmn:targetRef></bpmn:dataOutputAssociation>',
      '<bpmn:dataStoreReference id="st" name="customers"/>',
    ),
  },
  {
    why: 'two data objects for one input',
    code: 'data-association-ambiguous',
    at: 'x',
    xml: associated(
      '<bpmn:dataInputAssociation><bpmn:sourceRef>r</bpmn:sourceRef><bpmn:sourceRef>q</bpmn:sourceRef><bpmn:targetRef>in</bpmn:targetRef></bpmn:dataInputAssociation>',
      objects,
    ),
  },
  {
    why: 'a transformation that cannot be read',
    code: 'expression-invalid',
    at: 'x',
    xml: associated(
      '<bpmn:dataInputAssociation><bpmn:sourceRef>r</bpmn:sourceRef><bpmn:targetRef>in</bpmn:targetRef><bpmn:transformation>=1 +</bpmn:transformation></bpmn:dataInputAssociation>',
      objects,
    ),
  },
  {
    why: 'a choreography without a process',
    code: 'process-missing',
    at: null,
    xml: diagram('').replace(/<bpmn:process.*<\/bpmn:process>/, '<bpmn:choreography id="ch"/>'),
  },
  {
    why: 'an element of a choreography in a process',
    code: 'element-not-supported',
    at: 'x',
    xml: around('<bpmn:subChoreography id="x"/>'),
  },
  {
    why: 'a task of a choreography in a process',
    code: 'element-not-supported',
    at: 'x',
    xml: around(
      '<bpmn:choreographyTask id="x"><bpmn:participantRef>us</bpmn:participantRef></bpmn:choreographyTask>',
      pools(''),
    ),
  },
  {
    why: 'a boundary event on an event subprocess',
    code: 'event-subprocess-marker',
    at: 'h',
    xml: diagram(
      `${start}<bpmn:subProcess id="h" triggeredByEvent="true"><bpmn:startEvent id="hs">${onMessage}</bpmn:startEvent></bpmn:subProcess><bpmn:boundaryEvent id="b" attachedToRef="h">${onMessage}</bpmn:boundaryEvent>${end}${flow('f1', 's', 'e')}${flow('f2', 'b', 'e')}`,
      message,
    ),
  },
  {
    why: 'an event subprocess that loops',
    code: 'event-subprocess-marker',
    at: 'h',
    xml: diagram(
      `${start}<bpmn:subProcess id="h" triggeredByEvent="true"><bpmn:startEvent id="hs">${onMessage}</bpmn:startEvent><bpmn:standardLoopCharacteristics loopMaximum="2"/></bpmn:subProcess>`,
      message,
    ),
  },
  {
    why: 'an event subprocess with two start events',
    code: 'several-start-events',
    at: 'h',
    xml: diagram(
      `${start}<bpmn:subProcess id="h" triggeredByEvent="true"><bpmn:startEvent id="hs">${onMessage}</bpmn:startEvent><bpmn:startEvent id="hs2">${onMessage}</bpmn:startEvent></bpmn:subProcess>`,
      message,
    ),
  },
  {
    why: 'a flow into a boundary event',
    code: 'boundary-event-has-incoming',
    at: 'b',
    xml: diagram(
      `${start}<bpmn:userTask id="x"/><bpmn:boundaryEvent id="b" attachedToRef="x">${onMessage}</bpmn:boundaryEvent>${end}${flow('f1', 's', 'x')}${flow('f2', 'x', 'b')}${flow('f3', 'b', 'e')}`,
      message,
    ),
  },
  {
    why: 'a boundary event on a gateway',
    code: 'boundary-event-without-host',
    at: 'b',
    xml: diagram(
      `${start}<bpmn:exclusiveGateway id="x"/><bpmn:boundaryEvent id="b" attachedToRef="x">${onMessage}</bpmn:boundaryEvent>${end}${flow('f1', 's', 'x')}${flow('f2', 'x', 'e')}${flow('f3', 'b', 'e')}`,
      message,
    ),
  },
  {
    why: 'a boundary event on an activity of another scope',
    code: 'boundary-event-without-host',
    at: 'b',
    xml: diagram(
      `${start}<bpmn:subProcess id="sp"><bpmn:startEvent id="is"/><bpmn:userTask id="x"/>${flow('i1', 'is', 'x')}</bpmn:subProcess><bpmn:boundaryEvent id="b" attachedToRef="x">${onMessage}</bpmn:boundaryEvent>${end}${flow('f1', 's', 'sp')}${flow('f3', 'b', 'e')}`,
      message,
    ),
  },
];
