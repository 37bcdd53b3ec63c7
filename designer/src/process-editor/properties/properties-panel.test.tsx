import type { AppContent } from '@flowbook/contract';
import { cleanup, configure, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DesignerContext } from '../../app/designer-context.ts';
import { tools } from '../../app/tools.ts';
import { fillBrowserGaps } from '../../testing/browser-gaps.ts';
import { sampleContent, sampleDecision } from '../../testing/samples.ts';
import { ServerStandIn } from '../../testing/server-stand-in.ts';
import { PendingEdits } from '../fields/pending-edits.ts';
import { bindingOf, extensionsOf } from '../model/extensions.ts';
import { loopKindOf } from '../model/loops.ts';
import { type DiagramElement, eventDefinitionOf } from '../model/moddle.ts';
import { ProcessEditorHost } from '../process-editor-host.ts';
import { PropertiesPanel } from './PropertiesPanel.tsx';
import { PanelContextProvider } from './panel-context.ts';

configure({ asyncUtilTimeout: 15_000, defaultHidden: true });
vi.setConfig({ testTimeout: 40_000 });

const bpmn = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:fb="https://flowbook.dev/schema/bpmn/1.0" id="definitions" targetNamespace="https://flowbook.dev">
  <bpmn:process id="complaint" isExecutable="true">
    <bpmn:userTask id="check"><bpmn:extensionElements><fb:formBinding form="intake" stage="check" doc="complaint"/></bpmn:extensionElements></bpmn:userTask>
    <bpmn:serviceTask id="tell" fb:jobType="send-mail"><bpmn:extensionElements><fb:parameter name="to" value="a@example.com"/><fb:parameter name="odd" value="1"/><fb:input target="subject">{"var":"s"}</fb:input></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:businessRuleTask id="rate" fb:decision="fee"/>
    <bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition id="later"/></bpmn:intermediateCatchEvent>
    <bpmn:intermediateThrowEvent id="raise"><bpmn:escalationEventDefinition id="raised"/></bpmn:intermediateThrowEvent>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="complaint">
    ${['check', 'rate', 'raise', 'wait', 'tell']
      .map(
        (id, at) =>
          `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${100 + at * 150}" y="100" width="100" height="80"/></bpmndi:BPMNShape>`,
      )
      .join('')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

const section = (stage: string, field: object) => ({
  type: 'group',
  id: `section-${stage}`,
  label: stage,
  stage,
  components: [field],
});
const intake = {
  type: 'default',
  id: 'intake',
  schemaVersion: 19,
  flowbook: {
    title: '登记表',
    stages: [
      { id: 'report', name: '登记' },
      { id: 'check', name: '核实' },
    ],
  },
  components: [
    section('report', { type: 'textfield', id: 'topic', key: 'topic', label: '主题' }),
    section('check', { type: 'textfield', id: 'verdict', key: 'verdict', label: '核实结论' }),
  ],
};
const content = sampleContent('complaint', {
  bpmn,
  forms: { intake } as unknown as AppContent['forms'],
  decisions: { fees: sampleDecision },
});

let host: ProcessEditorHost;
const navigate = vi.fn();
beforeEach(async () => {
  fillBrowserGaps();
  navigate.mockClear();
  const container = document.createElement('div');
  document.body.append(container);
  host = new ProcessEditorHost(container, 'zh', () => undefined);
  await host.open(bpmn);
});
afterEach(() => {
  cleanup();
  host.destroy();
  document.body.replaceChildren();
});

function element(id: string): DiagramElement {
  const found = host.element(id);
  if (found === undefined) throw new Error(`The diagram has no ${id}.`);
  return found;
}
function Panel({ id, version }: { readonly id: string; readonly version: number }) {
  const designer = {
    client: new ServerStandIn(),
    locale: 'zh' as const,
    tools,
    navigate,
    onTitle: () => undefined,
    useLeaving: () => ({ blocked: false, proceed: () => undefined, stay: () => undefined }),
  };
  const pending = new PendingEdits(() => undefined);
  return (
    <DesignerContext.Provider value={designer}>
      <PanelContextProvider value={{ host, content, roles: [], apps: [], pending }}>
        <PropertiesPanel element={element(id)} version={version} />
      </PanelContextProvider>
    </DesignerContext.Provider>
  );
}
/** Shows the properties of an element; what is called with shows them again after a change. */
function show(id: string): () => void {
  const { rerender } = render(<Panel id={id} version={0} />);
  let version = 0;
  return () => {
    version += 1;
    rerender(<Panel id={id} version={version} />);
  };
}
const rightsOf = (id: string) => bindingOf(element(id).businessObject)?.rights;

describe('the properties of a task', () => {
  it('narrow the rights on the fields of its form, never beyond the stage', () => {
    const again = show('check');
    const earlier = screen.getByLabelText('“主题”的权限');
    expect(earlier.textContent).toBe('隐藏只读');
    const own = screen.getByLabelText('“核实结论”的权限');
    expect(own.textContent).toBe('隐藏只读可编辑');
    const choose = (group: HTMLElement, text: string) => {
      const option = [...group.querySelectorAll('label')].find((each) => each.textContent === text);
      fireEvent.click(option?.querySelector('input') ?? document.body);
      again();
    };
    choose(own, '只读');
    choose(earlier, '隐藏');
    expect(rightsOf('check')).toEqual([
      { field: 'verdict', right: 'read' },
      { field: 'topic', right: 'hide' },
    ]);
    screen.getByText('字段权限（已限制 2 项）');
    choose(screen.getByLabelText('“核实结论”的权限'), '可编辑');
    expect(rightsOf('check')).toEqual([{ field: 'topic', right: 'hide' }]);
    host.undo();
    expect(rightsOf('check')).toHaveLength(2);
  });

  it('count working time only, for a due date and for a timer', () => {
    host.set(element('check'), { 'fb:dueDate': 'PT2H' });
    show('check');
    fireEvent.click(screen.getByLabelText('按工作时间计算'));
    expect(element('check').businessObject.get('fb:calendar')).toBe('working');
    cleanup();

    const again = show('wait');
    const definition = eventDefinitionOf(element('wait').businessObject);
    fireEvent.click(screen.getByLabelText('按工作时间计算'));
    again();
    expect(definition?.get('fb:calendar')).toBe('working');
    const zone = screen.getByLabelText('时区（留空则按服务器时区）');
    fireEvent.change(zone, { target: { value: 'Mars/Olympus' } });
    screen.getByText('须为时区名称，如 Asia/Shanghai。');
    fireEvent.change(zone, { target: { value: 'Europe/Berlin' } });
    fireEvent.blur(zone);
    again();
    expect(definition?.get('fb:timeZone')).toBe('Europe/Berlin');
    fireEvent.click(screen.getByLabelText('按工作时间计算'));
    expect(definition?.get('fb:calendar')).toBeUndefined();
  });

  it('ask for what a job of the server is to be told, save what an input gives', () => {
    const again = show('tell');
    const parameters = () =>
      extensionsOf(element('tell').businessObject, 'fb:Parameter').map((each) => [
        each.get('name'),
        each.get('value'),
      ]);
    const to = screen.getByLabelText('收件人') as HTMLInputElement;
    expect([to.value, to.placeholder]).toEqual(['a@example.com', '必填']);
    expect(screen.queryByLabelText('主题')).toBeNull();
    const text = screen.getByLabelText('文本');
    fireEvent.change(text, { target: { value: '您好，{{complaint.docNo}}' } });
    fireEvent.blur(text);
    again();
    expect(parameters()).toEqual([
      ['to', 'a@example.com'],
      ['odd', '1'],
      ['text', '您好，{{complaint.docNo}}'],
    ]);
    // What the job type does not know stays in rows of its own.
    const rows = screen.getByRole('group', { name: '其他固定参数' });
    expect([...rows.querySelectorAll('input')].map(({ value }) => value)).toEqual(['odd', '1']);
    fireEvent.change(to, { target: { value: '' } });
    fireEvent.blur(to);
    expect(parameters().map(([name]) => name)).toEqual(['odd', 'text']);
  });

  it('offer the usual ways in which several people approve', async () => {
    const again = show('check');
    fireEvent.mouseDown(screen.getByLabelText('办理方式'));
    for (const way of ['会签（全部办理）', '或签（一人办理即可）', '依次审批（逐人办理）']) {
      expect((await screen.findAllByText(way)).length).toBeGreaterThan(0);
    }
    fireEvent.click(screen.getAllByText('票决（按同意比例）').at(-1) ?? document.body);
    again();
    expect(loopKindOf(element('check').businessObject)).toBe('vote');
    fireEvent.change(screen.getByLabelText('通过比例'), { target: { value: '67' } });
    expect(await host.xml()).toContain('{"*":[67,{"var":"numberOfInstances"}]}');
  });
});

describe('the properties of other elements', () => {
  it('lead from a business rule task to its decision', () => {
    show('rate');
    fireEvent.click(screen.getByText('打开决策'));
    expect(navigate).toHaveBeenCalledWith('/design/complaint/decisions/fees');
  });

  it('set the code of an escalation and what it carries', async () => {
    show('raise');
    fireEvent.change(screen.getByLabelText('升级代码'), { target: { value: 'overdue' } });
    fireEvent.blur(screen.getByLabelText('升级代码'));
    expect(await host.xml()).toContain('escalationCode="overdue"');
    screen.getByLabelText('附带的数据');
  });
});
