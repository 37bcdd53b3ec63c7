import Modeler from 'bpmn-js/lib/Modeler.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillBrowserGaps } from '../../testing/browser-gaps.ts';
import { emptyProcess } from '../../testing/samples.ts';
import { supportedElementsModule } from './supported-elements.ts';
import { chinese, translationModule } from './translations.ts';

interface Shape {
  readonly id: string;
  readonly type: string;
  readonly businessObject: { readonly triggeredByEvent?: boolean };
}
interface Entries {
  readonly [id: string]: { readonly title?: string };
}

const definitions = (kind: string) => ({ eventDefinitionType: `bpmn:${kind}EventDefinition` });
/** Everything that can be drawn with the palette, the context pad and the replace menu. */
const drawn: readonly (readonly [string, object?])[] = [
  ['bpmn:Task'],
  ['bpmn:UserTask'],
  ['bpmn:ServiceTask'],
  ['bpmn:SendTask'],
  ['bpmn:ReceiveTask'],
  ['bpmn:ManualTask'],
  ['bpmn:BusinessRuleTask'],
  ['bpmn:ScriptTask'],
  ['bpmn:CallActivity'],
  ['bpmn:SubProcess', { isExpanded: true }],
  ['bpmn:SubProcess', { isExpanded: false }],
  ['bpmn:ExclusiveGateway'],
  ['bpmn:ParallelGateway'],
  ['bpmn:InclusiveGateway'],
  ['bpmn:EventBasedGateway'],
  ['bpmn:StartEvent'],
  ['bpmn:StartEvent', definitions('Message')],
  ['bpmn:StartEvent', definitions('Timer')],
  ['bpmn:StartEvent', definitions('Signal')],
  ['bpmn:StartEvent', definitions('Conditional')],
  ['bpmn:IntermediateThrowEvent'],
  ['bpmn:IntermediateThrowEvent', definitions('Message')],
  ['bpmn:IntermediateCatchEvent', definitions('Message')],
  ['bpmn:IntermediateCatchEvent', definitions('Timer')],
  ['bpmn:EndEvent'],
  ['bpmn:EndEvent', definitions('Message')],
  ['bpmn:EndEvent', definitions('Error')],
  ['bpmn:EndEvent', definitions('Terminate')],
  ['bpmn:IntermediateThrowEvent', definitions('Signal')],
  ['bpmn:IntermediateThrowEvent', definitions('Escalation')],
  ['bpmn:IntermediateThrowEvent', definitions('Link')],
  ['bpmn:IntermediateCatchEvent', definitions('Conditional')],
  ['bpmn:EndEvent', definitions('Signal')],
  ['bpmn:SubProcess', { isExpanded: true, triggeredByEvent: true }],
  ['bpmn:TextAnnotation'],
];

let modeler: Modeler;
const shapes: Shape[] = [];

beforeAll(async () => {
  fillBrowserGaps();
  const container = document.createElement('div');
  document.body.append(container);
  const modules = [supportedElementsModule, translationModule(() => 'zh')];
  modeler = new Modeler({ container, additionalModules: modules });
  await modeler.importXML(emptyProcess('chart'));
  const modeling = modeler.get<{
    createShape(shape: object, at: object, parent: object, isAttachment?: object): Shape;
    connect(from: Shape, to: Shape): Shape;
  }>('modeling');
  const factory = modeler.get<{ createShape(attributes: object): object }>('elementFactory');
  const root = modeler.get<{ getRootElement(): object }>('canvas').getRootElement();
  drawn.forEach(([type, options], at) => {
    const shape = factory.createShape({ type, ...options });
    shapes.push(modeling.createShape(shape, { x: 400, y: 200 + at * 160 }, root));
  });
  const [first, second] = shapes;
  if (first === undefined || second === undefined) throw new Error('Nothing was drawn.');
  for (const kind of ['Timer', 'Message', 'Error']) {
    const boundary = factory.createShape({ type: 'bpmn:BoundaryEvent', ...definitions(kind) });
    shapes.push(modeling.createShape(boundary, { x: 400, y: 240 }, first, { attach: true }));
  }
  shapes.push(modeling.connect(first, second));
});

function padOf(shape: Shape): Entries {
  return modeler.get<{ getEntries(shape: Shape): Entries }>('contextPad').getEntries(shape);
}

/** What the replace menu shows; without an entry it does not open. */
function menuOf(shape: Shape): readonly string[] {
  const menu = modeler.get<{
    isEmpty(shape: Shape, id: string): boolean;
    open(shape: Shape, id: string, at: object): void;
    close(): void;
  }>('popupMenu');
  if (menu.isEmpty(shape, 'bpmn-replace')) return [];
  menu.open(shape, 'bpmn-replace', { x: 0, y: 0 });
  const entries = [...document.querySelectorAll('.djs-popup .entry')];
  const labels = entries.map((each) => each.textContent?.trim() || each.getAttribute('title') || '');
  menu.close();
  return labels;
}

const isChinese = (text: string) => /[一-鿿]/.test(text) && !/[A-Za-z]{2,}/.test(text);

describe('what the editor offers', () => {
  it('is drawn from a palette in Chinese', () => {
    const entries = modeler.get<{ getEntries(): Entries }>('palette').getEntries();
    const titles = Object.values(entries).flatMap(({ title }) => (title === undefined ? [] : [title]));
    expect(titles.length).toBeGreaterThan(14);
    expect(titles.filter((title) => !isChinese(title))).toEqual([]);
    expect(Object.keys(entries)).not.toContain('create.data-object');
    expect(Object.keys(entries)).toContain('create.user-task');
  });

  it('goes on from every element with a context pad in Chinese', () => {
    const titles = new Set(
      shapes.flatMap((shape) => Object.values(padOf(shape)).map(({ title }) => title ?? '')),
    );
    expect([...titles].filter((title) => !isChinese(title))).toEqual([]);
    expect(titles).toContain('用户任务');
    expect(titles).toContain('追加接收任务');
  });

  it('never leads to what the engine does not run', () => {
    const ids = new Set(shapes.flatMap((shape) => Object.keys(padOf(shape))));
    for (const gone of ['append.signal-intermediate-event', 'append.condition-intermediate-event']) {
      expect(ids).not.toContain(gone);
    }
    const labels = new Set(shapes.flatMap(menuOf));
    const forbidden = /补偿|取消|复杂|事务|临时|多实例|循环|数据/;
    expect([...labels].filter((label) => forbidden.test(label))).toEqual([]);
    // At the start of a process only what the server watches; the other events belong to event subprocesses.
    const starts = shapes.filter(({ type }) => type === 'bpmn:StartEvent').flatMap(menuOf);
    expect(starts.filter((label) => /升级|错误|不中断/.test(label))).toEqual([]);
    for (const label of ['消息', '定时器', '信号', '条件'])
      expect(starts.join()).toContain(`${label}开始事件`);
  });

  it('lets the start of an event subprocess wait for what the engine can wait for', () => {
    const handler = shapes.find(({ businessObject }) => businessObject.triggeredByEvent === true);
    if (handler === undefined) throw new Error('There is no event subprocess.');
    const modeling = modeler.get<{ createShape(shape: object, at: object, parent: object): Shape }>(
      'modeling',
    );
    const factory = modeler.get<{ createShape(attributes: object): object }>('elementFactory');
    const start = factory.createShape({ type: 'bpmn:StartEvent', ...definitions('Timer') });
    const labels = menuOf(modeling.createShape(start, { x: 400, y: 400 }, handler));
    for (const label of [
      '错误开始事件',
      '升级开始事件（不中断）',
      '信号开始事件',
      '条件开始事件',
      '消息开始事件',
    ]) {
      expect(labels).toContain(label);
    }
    expect(labels.filter((label) => /补偿/.test(label))).toEqual([]);
  });

  it('turns elements into others by a menu in Chinese', () => {
    const labels = new Set(shapes.flatMap(menuOf));
    expect(labels.size).toBeGreaterThan(25);
    expect([...labels].filter((label) => !isChinese(label))).toEqual([]);
    for (const label of ['用户任务', '排他网关', '错误结束事件', '定时器边界事件（不中断）']) {
      expect(labels).toContain(label);
    }
  });

  it('has no empty Chinese text', () => {
    expect(Object.entries(chinese).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
