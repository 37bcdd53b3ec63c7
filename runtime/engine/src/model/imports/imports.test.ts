import { describe, expect, it } from 'vitest';
import { flow, Play } from '../../testing/index.ts';
import { compile } from '../compile.ts';
import { describeProcess } from '../describe.ts';
import { fromJuel } from './juel.ts';

const spaces =
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"';
const imported = (element: string, definitions = '') =>
  `<bpmn:definitions ${spaces} targetNamespace="t">${definitions}<bpmn:process id="process" isExecutable="true"><bpmn:startEvent id="s"/>${element}<bpmn:endEvent id="e"/>${flow('f1', 's', 'x')}${flow('f2', 'x', 'e')}</bpmn:process></bpmn:definitions>`;

async function take(element: string, definitions = '') {
  const compiled = await compile(imported(element, definitions));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { model, warnings } = compiled;
  return { model, warnings: warnings.map(({ elementId, reason }) => `${elementId}: ${reason}`) };
}

async function refusalOf(element: string) {
  const compiled = await compile(imported(element));
  return compiled.ok ? [] : compiled.problems.map(({ code }) => code);
}

const ext = (inner: string) => `<bpmn:extensionElements>${inner}</bpmn:extensionElements>`;

describe('a model of Camunda 7', () => {
  it('keeps who does a task, when it is due, and its form', async () => {
    const { model, warnings } = await take(
      `<bpmn:userTask id="x" camunda:assignee="\${boss}" camunda:candidateGroups="agents,leads" camunda:dueDate="PT2H" camunda:priority="80" camunda:formKey="complaint"/>`,
    );
    const [task] = new Play(model).start({ boss: 'gao' }).all('task-created');
    expect(task).toMatchObject({
      assignee: 'gao',
      candidateGroups: ['agents', 'leads'],
      form: { form: 'complaint' },
      priority: 80,
    });
    expect(warnings).toEqual([]);
  });

  it('keeps external work with its mapping and retries', async () => {
    const { model, warnings } = await take(
      `<bpmn:serviceTask id="x" camunda:type="external" camunda:topic="charge" camunda:asyncBefore="true">${ext(
        `<camunda:inputOutput><camunda:inputParameter name="sum">\${price * 2}</camunda:inputParameter><camunda:outputParameter name="paid">\${ok}</camunda:outputParameter></camunda:inputOutput><camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle>`,
      )}</bpmn:serviceTask>`,
    );
    const running = new Play(model).start({ price: 4 });
    expect(running.last('job-created', 'x')).toMatchObject({
      jobType: 'charge',
      input: { sum: 8 },
      retries: 5,
    });
    running.finishJob('x', { ok: true });
    expect(running.variables).toEqual({ price: 4, paid: true });
    expect(warnings).toEqual([]);
  });

  it('keeps conditions, loop data, calls and decisions', async () => {
    const { model } = await take(
      `<bpmn:callActivity id="x" calledElement="other" camunda:calledElementBinding="version" camunda:calledElementVersion="3">${ext(
        '<camunda:in source="a" target="b"/><camunda:in businessKey="#{execution.processBusinessKey}"/><camunda:out sourceExpression="#{c}" target="d"/>',
      )}<bpmn:multiInstanceLoopCharacteristics camunda:collection="all" camunda:elementVariable="one"><bpmn:completionCondition xsi:type="bpmn:tFormalExpression">\${nrOfCompletedInstances &gt;= 1}</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:callActivity>`,
    );
    const running = new Play(model).start({ all: [1, 2], a: 'A' });
    const { callId, version, variables } = running.last('call-started', 'x');
    expect({ version, variables }).toEqual({ version: 3, variables: { b: 'A' } });
    running.do({ type: 'complete-call', callId, variables: { c: 'C' } });
    expect(running.state.status).toBe('completed');

    const decided = await take(
      '<bpmn:businessRuleTask id="x" camunda:decisionRef="level" camunda:resultVariable="r" camunda:mapDecisionResult="collectEntries"/>',
    );
    expect(describeProcess(decided.model).decisions).toEqual(['level']);
    expect(decided.warnings).toEqual([
      'x: x uses the decision result as collectEntries, where the hit policy of the table decides.',
    ]);
  });

  it('lists what cannot be carried over', async () => {
    const { warnings } = await take(
      `<bpmn:serviceTask id="x" camunda:class="com.example.Charge" camunda:jobPriority="3">${ext(
        '<camunda:executionListener class="com.example.Log" event="start"/><camunda:inputOutput><camunda:inputParameter name="a"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:inputParameter></camunda:inputOutput>',
      )}</bpmn:serviceTask>`,
    );
    expect(warnings).toEqual([
      'x: x uses program code (class), in the place of which it gives away work of the type “com.example.Charge”.',
      'x: x uses camunda:jobPriority, which has no counterpart here.',
      'x: x uses camunda:executionListener, which has no counterpart here.',
      'x: x uses the parameter “a”, which is no translatable expression.',
    ]);
  });

  it('is refused where its way depends on what cannot be translated', async () => {
    const gateway = `<bpmn:exclusiveGateway id="x" default="f2"/><bpmn:task id="y"/>${flow('f3', 'x', 'y', '#{order.isLate()}')}`;
    expect(await refusalOf(gateway)).toContain('expression-not-carried-over');
    expect(
      await refusalOf(
        '<bpmn:scriptTask id="x" scriptFormat="groovy" camunda:resultVariable="r"><bpmn:script>1</bpmn:script></bpmn:scriptTask>',
      ),
    ).toContain('script-not-supported');
  });
});

describe('a model of Camunda 8', () => {
  it('keeps who does a task, when it is due, and its form', async () => {
    const { model, warnings } = await take(
      `<bpmn:userTask id="x">${ext(
        '<zeebe:userTask/><zeebe:assignmentDefinition assignee="=boss" candidateGroups="agents, leads"/><zeebe:formDefinition formId="complaint"/><zeebe:taskSchedule dueDate="=due"/><zeebe:priorityDefinition priority="70"/>',
      )}</bpmn:userTask>`,
    );
    const [task] = new Play(model).start({ boss: 'gao', due: '2026-02-01' }).all('task-created');
    expect(task).toMatchObject({
      assignee: 'gao',
      candidateGroups: ['agents', 'leads'],
      form: { form: 'complaint' },
      dueAt: '2026-01-31T16:00:00.000Z',
      priority: 70,
    });
    expect(warnings).toEqual([]);
  });

  it('keeps work with its headers and mapping', async () => {
    const { model, warnings } = await take(
      `<bpmn:serviceTask id="x">${ext(
        '<zeebe:taskDefinition type="charge" retries="4"/><zeebe:taskHeaders><zeebe:header key="mode" value="fast"/></zeebe:taskHeaders><zeebe:ioMapping><zeebe:input source="=price * 2" target="sum"/><zeebe:output source="=ok" target="paid"/></zeebe:ioMapping>',
      )}</bpmn:serviceTask>`,
    );
    const running = new Play(model).start({ price: 4 });
    expect(running.last('job-created', 'x')).toMatchObject({
      jobType: 'charge',
      input: { mode: 'fast', sum: 8 },
      retries: 4,
    });
    running.finishJob('x', { ok: true });
    expect(running.variables).toEqual({ price: 4, paid: true });
    expect(warnings).toEqual([]);
  });

  it('keeps loop data, message keys, scripts and what an ad-hoc subprocess begins with', async () => {
    const each = await take(
      `<bpmn:userTask id="x"><bpmn:multiInstanceLoopCharacteristics>${ext('<zeebe:loopCharacteristics inputCollection="=all" inputElement="one" outputCollection="got" outputElement="=one"/>')}</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`,
    );
    const running = new Play(each.model)
      .start({ all: [1, 2] })
      .complete('x')
      .complete('x');
    expect(running.variables).toEqual({ all: [1, 2], got: [1, 2] });

    const receiving = await take(
      '<bpmn:receiveTask id="x" messageRef="m"/>',
      `<bpmn:message id="m" name="paid">${ext('<zeebe:subscription correlationKey="=order"/>')}</bpmn:message>`,
    );
    const { correlationKey } = new Play(receiving.model)
      .start({ order: 'A7' })
      .last('subscription-opened', 'x');
    expect(correlationKey).toBe('A7');

    const script = await take(
      `<bpmn:scriptTask id="x">${ext('<zeebe:script expression="=1 + 1" resultVariable="two"/>')}</bpmn:scriptTask>`,
    );
    expect(new Play(script.model).start().variables).toEqual({ two: 2 });

    const adHoc = await take(
      `<bpmn:adHocSubProcess id="x">${ext('<zeebe:adHoc activeElementsCollection="=todo"/>')}<bpmn:userTask id="a"/><bpmn:userTask id="b"/></bpmn:adHocSubProcess>`,
    );
    expect(new Play(adHoc.model).start({ todo: ['b'] }).active).toEqual(['b', 'x']);
  });

  it('keeps the called process, and lists the variables that do not go along', async () => {
    const { model, warnings } = await take(
      `<bpmn:callActivity id="x">${ext('<zeebe:calledElement processId="other" propagateAllChildVariables="false"/><zeebe:executionListeners><zeebe:executionListener type="log"/></zeebe:executionListeners>')}</bpmn:callActivity>`,
    );
    expect(describeProcess(model).calledElements).toEqual(['other']);
    expect(warnings).toEqual([
      'x: x uses all variables as input, where only those named by fb:input go in.',
      'x: x uses zeebe:executionListeners, which has no counterpart here.',
    ]);
    expect(
      await refusalOf(
        `<bpmn:callActivity id="x">${ext('<zeebe:calledElement processId="=which"/>')}</bpmn:callActivity>`,
      ),
    ).toContain('called-element-dynamic');
  });
});

describe('an expression of Camunda 7', () => {
  it.each([
    ['agents', 'agents'],
    ['#{a}', '=a'],
    ['#{order.total}', '=order.total'],
    ["#{a == 'x' && b != 2}", '=a = "x" and b != 2'],
    ['#{a ge 2 or !done}', '=a >= 2 or not(done)'],
    ['Case #{id}', '="Case " + string(id)'],
  ])('%s becomes %s', (juel, ours) => expect(fromJuel(juel)).toBe(ours));

  it.each(['#{service.call(x)}', '#{empty list}', '#{a ? b : c}', '#{!(a)}', '#{}'])(
    '%s has no counterpart',
    (juel) => expect(fromJuel(juel)).toBeNull(),
  );
});
