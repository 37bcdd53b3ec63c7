import { diagram, flow } from '../../diagram.ts';
import { around, catching, end, extended, message, onBoundary, type Refused, start } from './refused.ts';

const receive = (id: string, attributes = '') =>
  `<bpmn:receiveTask id="${id}" messageRef="m1" ${attributes}/>`;
const gateway = (attributes: string) => `<bpmn:eventBasedGateway id="x" instantiate="true" ${attributes}/>`;
const several = (attributes: string, ...definitions: readonly string[]) =>
  around(
    `<bpmn:intermediateCatchEvent id="x" ${attributes}>${definitions.join('')}</bpmn:intermediateCatchEvent>`,
    '<bpmn:message id="m1" name="news"/><bpmn:error id="e1" errorCode="E"/>',
  );
const onMessage = '<bpmn:messageEventDefinition messageRef="m1"/>';

/** Ad-hoc subprocesses, complex gateways, quantities, signals, conditions, several definitions, what begins instances. */
export const containers: readonly Refused[] = [
  {
    why: 'an ad-hoc subprocess of nothing',
    code: 'ad-hoc-empty',
    at: 'x',
    xml: around('<bpmn:adHocSubProcess id="x"/>'),
  },
  {
    why: 'an ad-hoc subprocess in which nothing can be begun',
    code: 'ad-hoc-empty',
    at: 'x',
    xml: around(
      `<bpmn:adHocSubProcess id="x"><bpmn:task id="a"/><bpmn:task id="b"/>${flow('i1', 'a', 'b')}${flow('i2', 'b', 'a')}</bpmn:adHocSubProcess>`,
    ),
  },
  {
    why: 'a start event in an ad-hoc subprocess',
    code: 'ad-hoc-event',
    at: 'is',
    xml: around(
      '<bpmn:adHocSubProcess id="x"><bpmn:startEvent id="is"/><bpmn:task id="a"/></bpmn:adHocSubProcess>',
    ),
  },
  {
    why: 'an end event in an ad-hoc subprocess',
    code: 'ad-hoc-event',
    at: 'ie',
    xml: around(
      `<bpmn:adHocSubProcess id="x"><bpmn:task id="a"/><bpmn:endEvent id="ie"/>${flow('i1', 'a', 'ie')}</bpmn:adHocSubProcess>`,
    ),
  },
  {
    why: 'a completion condition that cannot be read',
    code: 'expression-invalid',
    at: 'x',
    xml: around(
      '<bpmn:adHocSubProcess id="x"><bpmn:task id="a"/><bpmn:completionCondition>=1 +</bpmn:completionCondition></bpmn:adHocSubProcess>',
    ),
  },
  {
    why: 'a complex join that does not say when it opens',
    code: 'activation-condition-missing',
    at: 'x',
    xml: diagram(
      `${start}<bpmn:parallelGateway id="p"/><bpmn:complexGateway id="x"/>${flow('f1', 's', 'p')}${flow('f2', 'p', 'x')}${flow('f3', 'p', 'x')}`,
    ),
  },
  {
    why: 'an activation condition that cannot be read',
    code: 'expression-invalid',
    at: 'x',
    xml: around(
      '<bpmn:complexGateway id="x"><bpmn:activationCondition>{"unknown":[]}</bpmn:activationCondition></bpmn:complexGateway>',
    ),
  },
  {
    why: 'a start quantity of nothing',
    code: 'token-quantity-invalid',
    at: 'x',
    xml: around('<bpmn:task id="x" startQuantity="0"/>'),
  },
  {
    why: 'a completion quantity below nothing',
    code: 'token-quantity-invalid',
    at: 'x',
    xml: around('<bpmn:task id="x" completionQuantity="-1"/>'),
  },
  {
    why: 'more tokens than any process needs',
    code: 'token-quantity-invalid',
    at: 'x',
    xml: around('<bpmn:task id="x" completionQuantity="100000"/>'),
  },
  {
    why: 'a signal event without a signal',
    code: 'signal-missing',
    at: 'x',
    xml: catching('<bpmn:signalEventDefinition/>'),
  },
  {
    why: 'a signal without a name',
    code: 'signal-missing',
    at: 'x',
    xml: around(
      '<bpmn:intermediateThrowEvent id="x"><bpmn:signalEventDefinition signalRef="s1"/></bpmn:intermediateThrowEvent>',
      '<bpmn:signal id="s1"/>',
    ),
  },
  {
    why: 'a conditional event without a condition',
    code: 'condition-missing',
    at: 'x',
    xml: catching('<bpmn:conditionalEventDefinition/>'),
  },
  {
    why: 'a condition that is a mere text',
    code: 'condition-invalid',
    at: 'x',
    xml: catching(
      '<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">when it is late</bpmn:condition></bpmn:conditionalEventDefinition>',
    ),
  },
  {
    why: 'a conditional event whose condition cannot be read',
    code: 'expression-invalid',
    at: 'x',
    xml: catching(
      '<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">=a &gt;</bpmn:condition></bpmn:conditionalEventDefinition>',
    ),
  },
  {
    why: 'a link beside another definition',
    code: 'event-definitions-not-combinable',
    at: 'x',
    xml: several('', onMessage, '<bpmn:linkEventDefinition name="l"/>'),
  },
  {
    why: 'an error that is to come together with a message',
    code: 'event-definitions-not-combinable',
    at: 'b',
    xml: onBoundary(
      `<bpmn:boundaryEvent id="b" attachedToRef="x" parallelMultiple="true">${onMessage}<bpmn:errorEventDefinition/></bpmn:boundaryEvent>`,
      message,
    ),
  },
  {
    why: 'an error and a termination in one end event',
    code: 'event-definitions-not-combinable',
    at: 'x',
    xml: diagram(
      `${start}<bpmn:endEvent id="x"><bpmn:errorEventDefinition errorRef="e1"/><bpmn:terminateEventDefinition/></bpmn:endEvent>${flow('f1', 's', 'x')}`,
      '<bpmn:error id="e1" errorCode="E"/>',
    ),
  },
  {
    why: 'a second definition that is broken',
    code: 'signal-missing',
    at: 'x',
    xml: several('', onMessage, '<bpmn:signalEventDefinition/>'),
  },
  {
    why: 'an escalation on a task that nobody works on',
    code: 'escalation-never-thrown',
    at: 'b',
    xml: diagram(
      `${start}<bpmn:scriptTask id="x"><bpmn:extensionElements><fb:assignment variable="a">1</fb:assignment></bpmn:extensionElements></bpmn:scriptTask><bpmn:boundaryEvent id="b" attachedToRef="x"><bpmn:escalationEventDefinition/></bpmn:boundaryEvent>${end}${flow('f1', 's', 'x')}${flow('f2', 'x', 'e')}${flow('f3', 'b', 'e')}`,
    ),
  },
  {
    why: 'an event-based gateway in the middle that waits for everything',
    code: 'event-gateway-parallel',
    at: 'x',
    xml: diagram(
      `${start}<bpmn:eventBasedGateway id="x" eventGatewayType="Parallel"/>${receive('r')}${receive('q')}${flow('f1', 's', 'x')}${flow('f2', 'x', 'r')}${flow('f3', 'x', 'q')}`,
      message,
    ),
  },
  {
    why: 'a flow into a gateway that begins instances',
    code: 'instantiating-has-incoming',
    at: 'x',
    xml: diagram(
      `${start}${gateway('')}${receive('r')}${receive('q')}${flow('f1', 's', 'x')}${flow('f2', 'x', 'r')}${flow('f3', 'x', 'q')}`,
      message,
    ),
  },
  {
    why: 'a gateway that begins instances by time',
    code: 'instantiating-target',
    at: 'x',
    xml: diagram(
      `${gateway('')}${receive('r')}<bpmn:intermediateCatchEvent id="c"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>${flow('f2', 'x', 'r')}${flow('f3', 'x', 'c')}`,
      message,
    ),
  },
  {
    why: 'a receive task that begins instances in a subprocess',
    code: 'instantiating-misplaced',
    at: 'r',
    xml: around(
      `<bpmn:subProcess id="x"><bpmn:startEvent id="is"/>${receive('r', 'instantiate="true"')}${flow('i1', 'is', 'r')}</bpmn:subProcess>`,
      message,
    ),
  },
  {
    why: 'a receive task in the middle that begins instances',
    code: 'instantiating-has-incoming',
    at: 'x',
    xml: around(receive('x', 'instantiate="true"'), message),
  },
  {
    why: 'a receive task that begins instances and loops',
    code: 'instantiating-marker',
    at: 'x',
    xml: diagram(
      `<bpmn:receiveTask id="x" messageRef="m1" instantiate="true"><bpmn:standardLoopCharacteristics loopMaximum="2"/></bpmn:receiveTask>`,
      message,
    ),
  },
  {
    why: 'a mapping on the call of a global task',
    code: 'mapping-not-allowed',
    at: 'x',
    xml: extended('callActivity', 'calledElement="g"', '<fb:input target="a">1</fb:input>').replace(
      '<bpmn:process',
      '<bpmn:globalTask id="g"/><bpmn:process',
    ),
  },
  {
    why: 'program code in a global script task',
    code: 'script-not-supported',
    at: 'g',
    xml: around(
      '<bpmn:callActivity id="x" calledElement="g"/>',
      '<bpmn:globalScriptTask id="g" script="1"/>',
    ),
  },
];
