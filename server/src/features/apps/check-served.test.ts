import { compile } from '@flowbook/engine';
import { diagram, flow } from '@flowbook/engine/testing';
import { expect, it } from 'vitest';
import { checkServed } from './check-served.ts';

const definitions =
  '<bpmn:signal id="g1" name="recall"/><bpmn:signal id="g2" name="all-clear"/><bpmn:message id="m1" name="ask"/>' +
  '<bpmn:escalation id="x1" escalationCode="LATE"/>';
const signal = (ref: string) => `<bpmn:signalEventDefinition signalRef="${ref}"/>`;
const message = '<bpmn:messageEventDefinition messageRef="m1"/>';
const condition =
  '<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">=a = 1</bpmn:condition></bpmn:conditionalEventDefinition>';
const escalation = '<bpmn:escalationEventDefinition escalationRef="x1"/>';
const thrown = (content: string) =>
  `<bpmn:intermediateThrowEvent id="x">${content}</bpmn:intermediateThrowEvent>`;
const caught = (content: string) =>
  `<bpmn:intermediateCatchEvent id="y">${content}</bpmn:intermediateCatchEvent>`;
const boundary = `<bpmn:boundaryEvent id="b" attachedToRef="p">${escalation}</bpmn:boundaryEvent>${flow('f9', 'b', 'e')}`;

async function problemsOf(
  start: string,
  first = '<bpmn:task id="x"/>',
  second = '<bpmn:task id="y"/>',
  more = '',
) {
  const flows = `${flow('f1', 's', 'x')}${flow('f2', 'x', 'y')}${flow('f3', 'y', 'e')}`;
  const inner = `<bpmn:startEvent id="s"${start}</bpmn:startEvent>${first}${second}<bpmn:endEvent id="e"/>${flows}${more}`;
  const compiled = await compile(diagram(inner, definitions));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return checkServed(compiled.model).map(({ code, elementId }) => ({ code, elementId }));
}

it.each([
  ['conditional-start-not-served', `>${condition}`],
  ['multiple-start-not-served', `>${signal('g1')}${message}`],
  ['multiple-start-not-served', ` parallelMultiple="true">${signal('g1')}${message}`],
  ['signal-not-served', `>${signal('g1')}`],
])('refuses what would begin nothing: %s', async (code, start) => {
  expect(await problemsOf(start)).toEqual([{ code, elementId: 's' }]);
});

it('refuses a signal that does not come from the process itself, or goes nowhere', async () => {
  expect(await problemsOf('>', thrown(signal('g1')), caught(signal('g2')))).toEqual([
    { code: 'signal-not-served', elementId: 'x' },
    { code: 'signal-not-served', elementId: 'y' },
  ]);
  expect(await problemsOf('>', thrown(signal('g1')), caught(signal('g1')))).toEqual([]);
});

it('refuses an escalation that nothing in the process catches', async () => {
  const inside = `<bpmn:subProcess id="p"><bpmn:startEvent id="ps"/>${thrown(escalation)}${flow('f5', 'ps', 'x')}</bpmn:subProcess>`;
  const before = flow('f1', 's', 'p') + flow('f2', 'p', 'e');
  const whole = (more: string) =>
    diagram(`<bpmn:startEvent id="s"/>${inside}<bpmn:endEvent id="e"/>${before}${more}`, definitions);
  const codes = async (xml: string) => {
    const compiled = await compile(xml);
    return compiled.ok ? checkServed(compiled.model).map(({ code }) => code) : compiled.problems;
  };
  expect(await codes(whole(''))).toEqual(['escalation-not-served']);
  expect(await codes(whole(boundary))).toEqual([]);
});
