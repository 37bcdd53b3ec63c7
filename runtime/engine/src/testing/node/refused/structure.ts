import { diagram, flow } from '../../diagram.ts';
import { around, end, message, type Refused, start } from './refused.ts';

export const structure: readonly Refused[] = [
  { why: 'no start event', code: 'start-event-missing', at: 'process', xml: diagram('') },
  {
    why: 'two start events without a trigger',
    code: 'several-start-events',
    at: 'process',
    xml: diagram(`${start}<bpmn:startEvent id="s2"/>`),
  },
  {
    why: 'a subprocess without a start event',
    code: 'start-event-missing',
    at: 'x',
    xml: around('<bpmn:subProcess id="x"/>'),
  },
  {
    why: 'a process with an end but without a beginning',
    code: 'start-event-missing',
    at: 'process',
    xml: diagram(`<bpmn:task id="x"/>${end}${flow('f1', 'x', 'e')}`),
  },
  {
    why: 'a subprocess with an end but without a beginning',
    code: 'start-event-missing',
    at: 'x',
    xml: around('<bpmn:subProcess id="x"><bpmn:endEvent id="e2"/><bpmn:task id="a"/></bpmn:subProcess>'),
  },
  {
    why: 'a subprocess that waits to begin',
    code: 'event-definition-misplaced',
    at: 'is',
    xml: around(
      '<bpmn:subProcess id="x"><bpmn:startEvent id="is"><bpmn:messageEventDefinition messageRef="m1"/></bpmn:startEvent></bpmn:subProcess>',
      message,
    ),
  },
  {
    why: 'a flow to an event subprocess',
    code: 'event-subprocess-has-flow',
    at: 'x',
    xml: around(
      `<bpmn:subProcess id="x" triggeredByEvent="true"><bpmn:startEvent id="is">${'<bpmn:messageEventDefinition messageRef="m1"/>'}</bpmn:startEvent></bpmn:subProcess>`,
      message,
    ),
  },
  {
    why: 'an event subprocess that waits for nothing',
    code: 'event-definition-missing',
    at: 'is',
    xml: diagram(
      `${start}<bpmn:subProcess id="x" triggeredByEvent="true"><bpmn:startEvent id="is"/></bpmn:subProcess>`,
    ),
  },
  {
    why: 'an error that begins an event subprocess without interrupting',
    code: 'error-event-not-interrupting',
    at: 'is',
    xml: diagram(
      `${start}<bpmn:subProcess id="x" triggeredByEvent="true"><bpmn:startEvent id="is" isInterrupting="false"><bpmn:errorEventDefinition/></bpmn:startEvent></bpmn:subProcess>`,
    ),
  },
  {
    why: 'a flow into a start event',
    code: 'start-event-has-incoming',
    at: 's',
    xml: diagram(`${start}<bpmn:task id="x"/>${flow('f1', 's', 'x')}${flow('f2', 'x', 's')}`),
  },
  {
    why: 'a flow out of an end event',
    code: 'end-event-has-outgoing',
    at: 'e',
    xml: diagram(`${start}${end}<bpmn:task id="x"/>${flow('f1', 's', 'e')}${flow('f2', 'e', 'x')}`),
  },
  {
    why: 'an element that nothing leads to',
    code: 'element-without-incoming',
    at: 'x',
    xml: diagram(`${start}<bpmn:task id="x"/>`),
  },
  {
    why: 'a flow without a target',
    code: 'flow-without-target',
    at: 'f1',
    xml: diagram(`${start}<bpmn:sequenceFlow id="f1" sourceRef="s"/>`),
  },
  {
    why: 'a flow without a source',
    code: 'flow-without-source',
    at: 'f1',
    xml: diagram(`${start}${end}<bpmn:sequenceFlow id="f1" targetRef="e"/>`),
  },
  {
    why: 'a flow into a subprocess',
    code: 'flow-crosses-scope',
    at: 'f1',
    xml: diagram(
      `${start}<bpmn:subProcess id="x"><bpmn:startEvent id="is"/><bpmn:task id="it"/></bpmn:subProcess>${flow('f1', 's', 'it')}`,
    ),
  },
  {
    why: 'a flow into another pool',
    code: 'flow-crosses-scope',
    at: 'f1',
    xml: diagram(
      `${start}${flow('f1', 's', 'o')}`,
      '<bpmn:process id="other"><bpmn:task id="o"/></bpmn:process>',
    ),
  },
  {
    why: 'subprocesses in subprocesses without end',
    code: 'nesting-too-deep',
    at: 'p30',
    xml: diagram(
      Array.from({ length: 40 }, (_, n) => `<bpmn:subProcess id="p${n + 1}">`).join('') +
        '</bpmn:subProcess>'.repeat(40),
    ),
  },
];
