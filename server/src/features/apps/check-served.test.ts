import { compile } from '@flowbook/engine';
import { diagram, flow } from '@flowbook/engine/testing';
import { expect, it } from 'vitest';
import { checkServed } from './check-served.ts';

const definitions =
  '<bpmn:signal id="g1" name="recall"/><bpmn:signal id="g2" name="all-clear"/>' +
  '<bpmn:message id="m1" name="ask"/><bpmn:message id="m2" name="answer"/>';
const signal = (ref: string) => `<bpmn:signalEventDefinition signalRef="${ref}"/>`;
const message = (ref: string) => `<bpmn:messageEventDefinition messageRef="${ref}"/>`;
const expression = (name: string, text: string) =>
  `<bpmn:${name} xsi:type="bpmn:tFormalExpression">${text}</bpmn:${name}>`;
const condition = `<bpmn:conditionalEventDefinition>${expression('condition', '=a = 1')}</bpmn:conditionalEventDefinition>`;
const timer = `<bpmn:timerEventDefinition>${expression('timeCycle', 'R/PT1H')}</bpmn:timerEventDefinition>`;
const parallel = ' parallelMultiple="true"';

async function problemsOf(definition: string, attributes = '') {
  const start = `<bpmn:startEvent id="s"${attributes}>${definition}</bpmn:startEvent>`;
  const thrower = `<bpmn:intermediateThrowEvent id="x">${signal('g1')}</bpmn:intermediateThrowEvent>`;
  const inner = `${start}${thrower}<bpmn:endEvent id="e"/>${flow('f1', 's', 'x')}${flow('f2', 'x', 'e')}`;
  const compiled = await compile(diagram(inner, definitions));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return checkServed(compiled.model).map(({ code, elementId }) => ({ code, elementId }));
}

it.each([
  ['parallel-start-not-served', condition + timer, parallel],
  ['signal-starts-itself', signal('g1'), ''],
  ['signal-starts-itself', message('m1') + signal('g1'), ''],
])('refuses what would never begin, or never stop beginning: %s', async (code, definition, attributes) => {
  expect(await problemsOf(definition, attributes)).toEqual([{ code, elementId: 's' }]);
});

it('takes a message and a signal behind a gateway that begins instances', async () => {
  const caught = (id: string, definition: string) =>
    `<bpmn:intermediateCatchEvent id="${id}">${definition}</bpmn:intermediateCatchEvent>${flow(`g_${id}`, 'g', id)}${flow(`e_${id}`, id, 'e')}`;
  const codes = async (type: string) => {
    const gateway = `<bpmn:eventBasedGateway id="g" instantiate="true" eventGatewayType="${type}"/>`;
    const events = caught('x', message('m1')) + caught('y', signal('g2'));
    const compiled = await compile(diagram(`${gateway}${events}<bpmn:endEvent id="e"/>`, definitions));
    return compiled.ok
      ? checkServed(compiled.model).map(({ code, elementId }) => [code, elementId])
      : compiled;
  };
  expect(await codes('Parallel')).toEqual([]);
  expect(await codes('Exclusive')).toEqual([]);
});

it.each([
  ['nobody', '', ''],
  ['a signal of others', signal('g2'), ''],
  ['a condition', condition, ''],
  ['a message or a condition', message('m1') + condition, ''],
  ['several conditions together', condition + condition, parallel],
  ['one of several events', message('m1') + signal('g2') + timer, ''],
  ['several messages together', message('m1') + message('m2'), parallel],
  ['a message and a signal together', message('m1') + signal('g2'), parallel],
  ['a signal together with a time and a condition', signal('g2') + timer + condition, parallel],
])('takes what begins by %s', async (_, definition, attributes) => {
  expect(await problemsOf(definition, attributes)).toEqual([]);
});
