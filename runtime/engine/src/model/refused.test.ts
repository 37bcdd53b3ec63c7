import { describe, expect, it } from 'vitest';
import { diagram, flow } from '../testing/index.ts';
import { compile } from './compile.ts';

interface Refused {
  readonly why: string;
  readonly code: string;
  readonly at: string | null;
  readonly xml: string;
}

const start = '<bpmn:startEvent id="s"/>';
const end = '<bpmn:endEvent id="e"/>';
const message = '<bpmn:message id="m1" name="news"/>';
const formal = 'xsi:type="bpmn:tFormalExpression"';

/** A process of one element between a start and an end. */
const around = (element: string, definitions = '') =>
  diagram(`${start}${element}${end}${flow('f1', 's', 'x')}${flow('f2', 'x', 'e')}`, definitions);
const onBoundary = (event: string, definitions = '') =>
  diagram(
    `${start}<bpmn:userTask id="x"/>${event}${end}${flow('f1', 's', 'x')}${flow('f2', 'x', 'e')}${flow('f3', 'b', 'e')}`,
    definitions,
  );
const timer = (inner: string) =>
  around(
    `<bpmn:intermediateCatchEvent id="x"><bpmn:timerEventDefinition>${inner}</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`,
  );
const catching = (definition: string) =>
  around(`<bpmn:intermediateCatchEvent id="x">${definition}</bpmn:intermediateCatchEvent>`);
const extended = (tag: string, attributes: string, inner: string) =>
  around(
    `<bpmn:${tag} id="x" ${attributes}><bpmn:extensionElements>${inner}</bpmn:extensionElements></bpmn:${tag}>`,
  );

const documents: readonly Refused[] = [
  { why: 'no XML', code: 'document-not-bpmn', at: null, xml: 'hello' },
  { why: 'nothing', code: 'document-not-bpmn', at: null, xml: '' },
  { why: 'a document type', code: 'document-type-not-allowed', at: null, xml: `<!DOCTYPE a>${around('')}` },
  {
    why: 'an entity',
    code: 'document-type-not-allowed',
    at: null,
    xml: `<!doctype a [<!ENTITY x "y">]>${around('')}`,
  },
  { why: 'more than 5 MB', code: 'document-too-large', at: null, xml: ' '.repeat(5 * 1024 * 1024 + 1) },
  {
    why: 'an element that BPMN does not know',
    code: 'document-not-readable',
    at: null,
    xml: diagram(`${start}<bpmn:robot id="r"/>`),
  },
  {
    why: 'an attribute that BPMN does not know',
    code: 'document-not-readable',
    at: 'x',
    xml: around('<bpmn:task id="x" colour="red"/>'),
  },
  {
    why: 'an id given twice',
    code: 'duplicate-id',
    at: 's',
    xml: diagram(`${start}<bpmn:endEvent id="s"/>`),
  },
  {
    why: 'a reference to nothing',
    code: 'reference-dangling',
    at: 'f1',
    xml: diagram(`${start}${flow('f1', 's', 'x')}`),
  },
  {
    why: 'no process',
    code: 'process-missing',
    at: null,
    xml: diagram('').replace(/<bpmn:process.*<\/bpmn:process>/, ''),
  },
  {
    why: 'a process that is not executable',
    code: 'process-not-executable',
    at: 'process',
    xml: diagram(start).replace('"true"', '"false"'),
  },
  {
    why: 'two executable processes',
    code: 'several-executable-processes',
    at: 'other',
    xml: diagram(
      start,
      '<bpmn:process id="other" isExecutable="true"><bpmn:startEvent id="o"/></bpmn:process>',
    ),
  },
  {
    why: 'an element without an id',
    code: 'element-without-id',
    at: null,
    xml: diagram(`${start}<bpmn:task/>`),
  },
  {
    why: 'an id that every object has',
    code: 'id-reserved',
    at: 'constructor',
    xml: diagram('<bpmn:startEvent id="constructor"/>'),
  },
];

const structure: readonly Refused[] = [
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
    why: 'a subprocess that waits to begin',
    code: 'event-definition-misplaced',
    at: 'is',
    xml: around(
      '<bpmn:subProcess id="x"><bpmn:startEvent id="is"><bpmn:messageEventDefinition messageRef="m1"/></bpmn:startEvent></bpmn:subProcess>',
      message,
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

const events: readonly Refused[] = [
  {
    why: 'a catch event that waits for nothing',
    code: 'event-definition-missing',
    at: 'x',
    xml: catching(''),
  },
  {
    why: 'an event with two definitions',
    code: 'element-not-supported',
    at: 'x',
    xml: catching('<bpmn:timerEventDefinition/><bpmn:messageEventDefinition/>'),
  },
  {
    why: 'a conditional event',
    code: 'element-not-supported',
    at: 'x',
    xml: catching('<bpmn:conditionalEventDefinition/>'),
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

const gateways: readonly Refused[] = [
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
    why: 'a complex gateway',
    code: 'element-not-supported',
    at: 'x',
    xml: around('<bpmn:complexGateway id="x"/>'),
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
  {
    why: 'an event-based gateway that begins an instance',
    code: 'element-not-supported',
    at: 'x',
    xml: around('<bpmn:eventBasedGateway id="x" instantiate="true"/>'),
  },
];

const activities: readonly Refused[] = [
  {
    why: 'a service task without a job type',
    code: 'job-type-missing',
    at: 'x',
    xml: around('<bpmn:serviceTask id="x"/>'),
  },
  {
    why: 'a send task with nothing to send',
    code: 'message-missing',
    at: 'x',
    xml: around('<bpmn:sendTask id="x"/>'),
  },
  {
    why: 'a receive task without a message',
    code: 'message-missing',
    at: 'x',
    xml: around('<bpmn:receiveTask id="x"/>'),
  },
  {
    why: 'a call of nothing',
    code: 'called-element-missing',
    at: 'x',
    xml: around('<bpmn:callActivity id="x"/>'),
  },
  {
    why: 'program code',
    code: 'script-not-supported',
    at: 'x',
    xml: around(
      '<bpmn:scriptTask id="x" scriptFormat="javascript"><bpmn:script>1</bpmn:script></bpmn:scriptTask>',
    ),
  },
  {
    why: 'a script that does nothing',
    code: 'assignment-missing',
    at: 'x',
    xml: around('<bpmn:scriptTask id="x"/>'),
  },
  {
    why: 'a rule task without a decision',
    code: 'decision-missing',
    at: 'x',
    xml: around('<bpmn:businessRuleTask id="x" fb:resultVariable="r"/>'),
  },
  {
    why: 'a decision whose result is lost',
    code: 'result-variable-missing',
    at: 'x',
    xml: around('<bpmn:businessRuleTask id="x" fb:decision="d"/>'),
  },
  {
    why: 'a form binding without a form',
    code: 'form-missing',
    at: 'x',
    xml: extended('userTask', '', '<fb:formBinding doc="d"/>'),
  },
  {
    why: 'a due date that is none',
    code: 'due-date-invalid',
    at: 'x',
    xml: around('<bpmn:userTask id="x" fb:dueDate="soon"/>'),
  },
  {
    why: 'an assignee that cannot be read',
    code: 'expression-invalid',
    at: 'x',
    xml: around('<bpmn:userTask id="x" fb:assignee="=1 +"/>'),
  },
  {
    why: 'a mapping without an expression',
    code: 'mapping-incomplete',
    at: 'x',
    xml: extended('serviceTask', 'fb:jobType="w"', '<fb:output target="a"/>'),
  },
  {
    why: 'a mapping to no variable',
    code: 'variable-name-invalid',
    at: 'x',
    xml: extended('serviceTask', 'fb:jobType="w"', '<fb:output target="a..b">1</fb:output>'),
  },
  {
    why: 'a mapping into what every object inherits',
    code: 'variable-name-invalid',
    at: 'x',
    xml: extended('scriptTask', '', '<fb:assignment variable="__proto__.a">1</fb:assignment>'),
  },
  {
    why: 'a parameter without a name',
    code: 'mapping-incomplete',
    at: 'x',
    xml: extended('serviceTask', 'fb:jobType="w"', '<fb:parameter value="1"/>'),
  },
  {
    why: 'an ad-hoc subprocess',
    code: 'element-not-supported',
    at: 'x',
    xml: around('<bpmn:adHocSubProcess id="x"/>'),
  },
  { why: 'a transaction', code: 'element-not-supported', at: 'x', xml: around('<bpmn:transaction id="x"/>') },
  {
    why: 'a compensation handler',
    code: 'element-not-supported',
    at: 'x',
    xml: around('<bpmn:task id="x" isForCompensation="true"/>'),
  },
  {
    why: 'a start quantity',
    code: 'element-not-supported',
    at: 'x',
    xml: around('<bpmn:task id="x" startQuantity="2"/>'),
  },
  {
    why: 'several runs of nothing',
    code: 'collection-missing',
    at: 'x',
    xml: around('<bpmn:task id="x"><bpmn:multiInstanceLoopCharacteristics/></bpmn:task>'),
  },
  {
    why: 'results that are not collected',
    code: 'output-collection-incomplete',
    at: 'x',
    xml: around(
      '<bpmn:task id="x"><bpmn:multiInstanceLoopCharacteristics fb:collection="a" fb:outputElement="b"/></bpmn:task>',
    ),
  },
  {
    why: 'a loop without an end',
    code: 'loop-without-end',
    at: 'x',
    xml: around('<bpmn:task id="x"><bpmn:standardLoopCharacteristics/></bpmn:task>'),
  },
];

describe('compile refuses', () => {
  for (const { why, code, at, xml } of [...documents, ...structure, ...events, ...gateways, ...activities]) {
    it(`${why}: ${code}`, async () => {
      const compiled = await compile(xml);
      const problems = compiled.ok ? [] : compiled.problems;
      expect(problems.map((problem) => [problem.code, problem.elementId])).toContainEqual([code, at]);
      expect(problems.every(({ reason }) => reason.endsWith('.'))).toBe(true);
    });
  }

  it('everything that is wrong at once', async () => {
    const compiled = await compile(
      diagram(`${start}<bpmn:serviceTask id="a"/><bpmn:callActivity id="b"/>${flow('f1', 's', 'a')}`),
    );
    const codes = compiled.ok ? [] : compiled.problems.map(({ code }) => code);
    expect(codes.sort()).toEqual(['called-element-missing', 'element-without-incoming', 'job-type-missing']);
  });
});

describe('compile accepts', () => {
  const fine: readonly (readonly [string, string])[] = [
    [
      'a partner drawn as a pool',
      diagram(
        start,
        '<bpmn:process id="partner"/><bpmn:collaboration id="c"><bpmn:participant id="p1" processRef="partner"/><bpmn:participant id="p2" processRef="process"/></bpmn:collaboration>',
      ),
    ],
    [
      'a process that does not say whether it is executable',
      diagram(start).replace(' isExecutable="true"', ''),
    ],
    [
      'notes, data and groups',
      diagram(
        `${start}<bpmn:dataObject id="d"/><bpmn:dataObjectReference id="r" dataObjectRef="d"/><bpmn:textAnnotation id="t"/>`,
      ),
    ],
    [
      'attributes of other tools',
      diagram(start.replace('/>', ' xmlns:other="https://example.org" other:colour="red"/>')),
    ],
  ];
  for (const [what, xml] of fine) {
    it(what, async () => expect(await compile(xml)).toMatchObject({ ok: true }));
  }
});
