import { describe, expect, it } from 'vitest';
import type { Variables } from '../json.ts';
import { compileOk, diagram, flow, Play } from '../testing/index.ts';
import { startsByCondition } from './start-conditions.ts';

const environment = { now: '2026-01-05T01:00:00.000Z', timeZone: 'UTC' };
const definition = { key: 'p', version: 1 };
const begin = { type: 'start-instance', instanceId: 'i1', definition } as const;

const when = (text: string) =>
  `<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">${text}</bpmn:condition></bpmn:conditionalEventDefinition>`;
const message = '<bpmn:messageEventDefinition messageRef="m"/>';
const start = (id: string, definitions: string, attributes = '') =>
  `<bpmn:startEvent id="${id}"${attributes}>${definitions}</bpmn:startEvent>${flow(`f_${id}`, id, 't')}`;
const together = ' parallelMultiple="true"';
const failing = when('{"&gt;":[{"daysBetween":["2026-01-01",{"var":"due"}]},3]}');

const modelOf = (...starts: readonly string[]) =>
  compileOk(diagram(`${starts.join('')}<bpmn:userTask id="t"/>`, '<bpmn:message id="m" name="news"/>'));

describe('the conditions by which a process may begin', () => {
  const judged = async (variables: Variables, ...starts: readonly string[]) =>
    startsByCondition(await modelOf(...starts), variables, environment);

  it('are told one by one: met, not met, or without a value', async () => {
    const starts = [
      start('high', when('=level &gt; 3')),
      start('low', when('=level &lt; 3')),
      start('odd', failing),
      start('asked', message),
      start('plain', ''),
    ];
    expect(await judged({ level: 4, due: 'soon' }, ...starts)).toEqual([
      { startEventId: 'high', outcome: 'met' },
      { startEventId: 'low', outcome: 'not-met' },
      { startEventId: 'odd', outcome: 'failed', reason: expect.stringContaining('has no value') },
    ]);
  });

  it('see the moment and the zone that are handed in', async () => {
    const model = await modelOf(start('s', when('{"==":[{"today":[]},"2026-01-06"]}')));
    const outcomes = ['UTC', 'Pacific/Kiritimati'].map(
      (timeZone) => startsByCondition(model, {}, { now: '2026-01-05T13:00:00.000Z', timeZone })[0]?.outcome,
    );
    expect(outcomes).toEqual(['not-met', 'met']);
  });

  it('may be among several events, of which one is enough', async () => {
    const either = start('s', message + when('=a = 1') + when('=b = 1'));
    expect(await judged({ b: 1 }, either)).toEqual([{ startEventId: 's', outcome: 'met', part: 2 }]);
    expect(await judged({ a: 1, b: 1 }, either)).toEqual([{ startEventId: 's', outcome: 'met', part: 1 }]);
    expect(await judged({}, either)).toEqual([{ startEventId: 's', outcome: 'not-met' }]);
    const odd = start('s', failing + when('=a = 1'));
    expect(await judged({ a: 1, due: 'soon' }, odd)).toEqual([
      { startEventId: 's', outcome: 'met', part: 1 },
    ]);
    expect(await judged({ due: 'soon' }, odd)).toMatchObject([{ outcome: 'failed' }]);
  });

  it('may be needed together; beside other events they begin nothing', async () => {
    const both = start('s', when('=a = 1') + when('=b = 1'), together);
    expect(await judged({ a: 1 }, both)).toEqual([{ startEventId: 's', outcome: 'not-met' }]);
    expect(await judged({ a: 1, b: 1 }, both)).toEqual([{ startEventId: 's', outcome: 'met' }]);
    expect(await judged({ a: 1 }, start('s', message + when('=a = 1'), together))).toEqual([]);
  });

  it('are not those of event subprocesses', async () => {
    const inner = `<bpmn:subProcess id="h" triggeredByEvent="true"><bpmn:startEvent id="hs">${when('=a = 1')}</bpmn:startEvent></bpmn:subProcess>`;
    expect(await judged({ a: 1 }, start('s', ''), inner)).toEqual([]);
  });
});

describe('an instance that begins by a condition', () => {
  const codeOf = async (xml: string, command: object) =>
    new Play(await modelOf(xml)).try({ ...begin, startEventId: 's', ...command })?.code;

  it('has the variables that fulfil it', async () => {
    const play = new Play(await modelOf(start('s', when('=level &gt; 3'))));
    expect(play.try({ ...begin, startEventId: 's', variables: { level: 4 } })).toBeUndefined();
    expect(play.active).toEqual(['t']);
    expect(play.state.scopes.root?.variables).toEqual({ level: 4 });
  });

  it('is refused where its condition has no value, and nothing has begun', async () => {
    expect(await codeOf(start('s', failing), { variables: { due: 'soon' } })).toBe('engine.condition-failed');
    expect(await codeOf(start('s', failing), { variables: { due: '2026-02-01' } })).toBeUndefined();
  });

  it('is asked for the one of several conditions that is named, or for all where all are needed', async () => {
    const either = start('s', message + when('=a = 1'));
    expect(await codeOf(either, { startPart: 1, variables: {} })).toBe('engine.condition-not-met');
    expect(await codeOf(either, { startPart: 1, variables: { a: 1 } })).toBeUndefined();
    expect(await codeOf(either, { variables: {} })).toBeUndefined();
    const both = start('s', when('=a = 1') + when('=b = 1'), together);
    expect(await codeOf(both, { variables: { a: 1 } })).toBe('engine.condition-not-met');
    expect(await codeOf(both, { variables: { a: 1, b: 1 } })).toBeUndefined();
  });
});
