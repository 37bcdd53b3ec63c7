import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fillBrowserGaps } from '../testing/browser-gaps.ts';
import { emptyProcess } from '../testing/samples.ts';
import { errorReference, messageReference, referredKey, referTo, setTimer, timerOf } from './model/events.ts';
import { bindingOf, englishNameOf, setBinding, setEnglishName } from './model/extensions.ts';
import { conditionOf, isDefault, setCondition, setDefault } from './model/flows.ts';
import { laneGroupOf } from './model/lanes.ts';
import { type DiagramElement, eventDefinitionOf, nodeOf } from './model/moddle.ts';
import { ProcessEditorHost } from './process-editor-host.ts';

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:fb="https://flowbook.dev/schema/bpmn/1.0" id="definitions" targetNamespace="https://flowbook.dev">
  <bpmn:process id="complaint" isExecutable="true">
    <bpmn:laneSet id="lanes">
      <bpmn:lane id="outer" fb:candidateGroup="specialist">
        <bpmn:flowNodeRef>verify</bpmn:flowNodeRef><bpmn:flowNodeRef>sub</bpmn:flowNodeRef>
        <bpmn:childLaneSet id="inner-lanes"><bpmn:lane id="inner" fb:candidateGroup="supervisor"><bpmn:flowNodeRef>sub</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet>
      </bpmn:lane>
    </bpmn:laneSet>
    <bpmn:userTask id="verify" name="核实"><bpmn:extensionElements><fb:translation lang="en">Verify</fb:translation><fb:formBinding form="intake" stage="check" doc="complaint"><fb:fieldRight field="contact.phone" right="hide"/></fb:formBinding></bpmn:extensionElements></bpmn:userTask>
    <bpmn:exclusiveGateway id="choice"/>
    <bpmn:userTask id="close"/>
    <bpmn:intermediateCatchEvent id="wait"><bpmn:messageEventDefinition id="wait-definition"/></bpmn:intermediateCatchEvent>
    <bpmn:boundaryEvent id="late" attachedToRef="verify"><bpmn:timerEventDefinition id="late-definition"/></bpmn:boundaryEvent>
    <bpmn:subProcess id="sub"><bpmn:userTask id="inside"/></bpmn:subProcess>
    <bpmn:sequenceFlow id="flow" sourceRef="choice" targetRef="close"/>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="complaint">
    ${['verify', 'choice', 'close', 'wait', 'late', 'sub', 'inside']
      .map(
        (id, at) =>
          `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${100 + at * 150}" y="100" width="100" height="80"/></bpmndi:BPMNShape>`,
      )
      .join('')}
    <bpmndi:BPMNEdge id="flow_di" bpmnElement="flow"><di:waypoint x="350" y="140"/><di:waypoint x="400" y="140"/></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

let host: ProcessEditorHost;
const edited = vi.fn();

beforeEach(async () => {
  fillBrowserGaps();
  const container = document.createElement('div');
  document.body.append(container);
  edited.mockClear();
  host = new ProcessEditorHost(container, 'zh', edited);
  await host.open(model);
});
afterEach(() => {
  host.destroy();
  document.body.replaceChildren();
});

function element(id: string): DiagramElement {
  const found = host.element(id);
  if (found === undefined) throw new Error(`The diagram has no ${id}.`);
  return found;
}
const nodeAt = (id: string) => element(id).businessObject;

describe('the process editor', () => {
  it('reads a model without taking that for an edit, and says when it cannot', async () => {
    expect(host.snapshot()).toMatchObject({ ready: true, broken: false, canUndo: false });
    expect(edited).not.toHaveBeenCalled();
    await host.open('<no bpmn');
    expect(host.snapshot()).toMatchObject({ ready: false, broken: true, selected: null });
  });

  it('selects elements by id, and the process when there is none', () => {
    host.select('verify');
    expect(host.snapshot().selected?.id).toBe('verify');
    host.select('nowhere');
    expect(host.snapshot().selected?.id).toBe('complaint');
  });

  it('keeps other extensions when one changes, and undo brings all back', () => {
    const task = element('verify');
    setEnglishName(host, task, task.businessObject, 'Check');
    setBinding(host, task, task.businessObject, null);
    expect(englishNameOf(task.businessObject)).toBe('Check');
    expect(bindingOf(task.businessObject)).toBeNull();
    host.undo();
    expect(bindingOf(task.businessObject)).toEqual({
      form: 'intake',
      stage: 'check',
      doc: 'complaint',
      rights: [{ field: 'contact.phone', right: 'hide' }],
    });
    host.undo();
    expect(englishNameOf(task.businessObject)).toBe('Verify');
    expect(host.snapshot()).toMatchObject({ canUndo: false, canRedo: true });
  });

  it('writes bindings and translations as the engine reads them', async () => {
    const task = element('close');
    setBinding(host, task, task.businessObject, { form: 'intake', stage: '', doc: 'complaint', rights: [] });
    setEnglishName(host, task, task.businessObject, 'Close');
    const xml = await host.xml();
    expect(xml).toContain('<fb:formBinding form="intake" doc="complaint" />');
    expect(xml).toContain('<fb:translation lang="en">Close</fb:translation>');
    setBinding(host, task, task.businessObject, null);
    setEnglishName(host, task, task.businessObject, '');
    expect(nodeOf(task.businessObject, 'extensionElements')).toBeNull();
  });

  it('keeps the rights on fields through other changes of the binding, and changes them in one step', async () => {
    const task = element('verify');
    const binding = bindingOf(task.businessObject);
    if (binding === null) throw new Error('The task has no form.');
    host.renameForm('intake', 'report');
    setBinding(host, task, task.businessObject, { ...binding, stage: 'close' });
    expect(await host.xml()).toContain('<fb:fieldRight field="contact.phone" right="hide" />');
    setBinding(host, task, task.businessObject, { ...binding, rights: [{ field: 'topic', right: 'read' }] });
    expect(bindingOf(task.businessObject)?.rights).toEqual([{ field: 'topic', right: 'read' }]);
    host.undo();
    expect(bindingOf(task.businessObject)?.rights).toEqual([{ field: 'contact.phone', right: 'hide' }]);
    expect(bindingOf(task.businessObject)?.stage).toBe('close');
  });

  it('renames a form in all its bindings in one step', () => {
    const close = element('close');
    setBinding(host, close, close.businessObject, {
      form: 'intake',
      stage: '',
      doc: 'complaint',
      rights: [],
    });
    host.renameForm('intake', 'report');
    expect(['verify', 'close'].map((id) => bindingOf(nodeAt(id))?.form)).toEqual(['report', 'report']);
    host.undo();
    expect(['verify', 'close'].map((id) => bindingOf(nodeAt(id))?.form)).toEqual(['intake', 'intake']);
  });

  it('sets conditions, and takes them away from a flow that becomes the default', () => {
    const flow = element('flow');
    setCondition(host, flow, '{"==":[{"var":"complaint.level"},"major"]}');
    expect(conditionOf(flow.businessObject)).toBe('{"==":[{"var":"complaint.level"},"major"]}');
    setDefault(host, flow, element('choice'), true);
    expect([isDefault(flow.businessObject), conditionOf(flow.businessObject)]).toEqual([true, '']);
    host.undo();
    expect([isDefault(flow.businessObject), conditionOf(flow.businessObject) !== '']).toEqual([false, true]);
  });

  it('declares messages and errors once, and shares them', async () => {
    const wait = element('wait');
    const definition = eventDefinitionOf(wait.businessObject);
    if (definition === null) throw new Error('The event has no definition.');
    referTo(host, wait, definition, messageReference, 'answered');
    referTo(host, wait, definition, messageReference, 'called-back');
    referTo(host, wait, definition, messageReference, 'answered');
    expect(referredKey(definition, messageReference)).toBe('answered');
    expect((await host.xml()).match(/<bpmn:message /g)).toHaveLength(2);
    host.undo();
    host.undo();
    host.undo();
    expect(referredKey(definition, messageReference)).toBe('');
    expect((await host.xml()).includes('<bpmn:message ')).toBe(false);
    expect(referredKey(definition, errorReference)).toBe('');
  });

  it('gives a timer one way of saying when', () => {
    const late = element('late');
    const definition = eventDefinitionOf(late.businessObject);
    if (definition === null) throw new Error('The event has no definition.');
    setTimer(host, late, definition, { kind: 'timeDuration', value: 'PT1H' });
    setTimer(host, late, definition, { kind: 'timeDate', value: '2026-11-24T09:00:00Z' });
    expect(timerOf(definition)).toEqual({ kind: 'timeDate', value: '2026-11-24T09:00:00Z' });
    expect(nodeOf(definition, 'timeDuration')).toBeNull();
    host.undo();
    expect(timerOf(definition)).toEqual({ kind: 'timeDuration', value: 'PT1H' });
  });

  it('finds the group of the innermost lane, also for steps of a subprocess', () => {
    expect(laneGroupOf(nodeAt('verify'))?.group).toBe('specialist');
    expect(laneGroupOf(nodeAt('inside'))?.group).toBe('supervisor');
    expect(laneGroupOf(nodeAt('close'))).toBeNull();
  });

  it('knows which ids are taken, also by what is not drawn', () => {
    expect(host.idTaken('outer')).toBe(true);
    expect(host.idTaken('fresh')).toBe(false);
    host.set(element('close'), { id: 'archive' });
    expect([host.idTaken('close'), host.element('archive')?.id]).toEqual([false, 'archive']);
  });

  it('turns to another language without losing diagram, selection or undo', () => {
    host.select('verify');
    host.set(element('verify'), { name: '复核' });
    const title = () =>
      document.querySelector('[data-action="create.user-task"]')?.getAttribute('aria-label');
    expect(title()).toBe('用户任务');
    host.speak('en');
    expect(title()).toBe('User task');
    expect(host.snapshot()).toMatchObject({ canUndo: true, selected: { id: 'verify' } });
  });

  it('opens the minimap with a button that says so in the language of the page', () => {
    const toggle = document.querySelector<HTMLElement>('.djs-minimap .toggle');
    if (toggle === null) throw new Error('There is no minimap.');
    const said = () => ['role', 'aria-label', 'aria-expanded'].map((name) => toggle.getAttribute(name));
    expect(said()).toEqual(['button', '打开缩略图', 'false']);
    toggle.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(said()).toEqual(['button', '关闭缩略图', 'true']);
    host.speak('en');
    expect([toggle.title, ...said()]).toEqual(['Close minimap', 'button', 'Close minimap', 'true']);
    expect(toggle.textContent).toBe('');
  });

  it('marks problems at their elements and selects by a click on the mark', () => {
    host.markProblems([
      { elementId: 'close', text: '没有绑定表单。' },
      { elementId: 'close', text: '没有连线。' },
      { elementId: 'nowhere', text: '?' },
    ]);
    const [badge, ...others] = document.querySelectorAll<HTMLElement>('.fbd-badge');
    expect([badge?.textContent, badge?.title, others.length]).toEqual(['2', '没有绑定表单。\n没有连线。', 0]);
    badge?.click();
    expect(host.snapshot().selected?.id).toBe('close');
    host.markProblems([]);
    expect(document.querySelector('.fbd-badge')).toBeNull();
  });

  it('opens an empty process', async () => {
    await host.open(emptyProcess('fresh'));
    expect(host.snapshot()).toMatchObject({ ready: true, selected: { id: 'fresh' } });
  });
});
