import type { App, AppContent, AppDraft } from '@flowbook/contract';

export const emptyProcess = (key: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:fb="https://flowbook.dev/schema/bpmn/1.0" id="definitions" targetNamespace="https://flowbook.dev">
  <bpmn:process id="${key}" name="流程" isExecutable="true">
    <bpmn:startEvent id="start" name="开始" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram">
    <bpmndi:BPMNPlane id="plane" bpmnElement="${key}">
      <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="160" y="100" width="36" height="36" /></bpmndi:BPMNShape>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>`;

export const sampleDecision = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="费用" namespace="https://flowbook.dev">
  <decision id="fee" name="费用">
    <decisionTable id="table" hitPolicy="FIRST">
      <input id="grade" label="等级"><inputExpression id="grade-expression"><text>grade</text></inputExpression></input>
      <output id="amount" label="费用" name="fee"/>
      <rule id="r1"><inputEntry id="c1"><text>"A"</text></inputEntry><outputEntry id="c2"><text>10</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>
`;

export const sampleApp = (key = 'complaint', change: Partial<App> = {}): App => ({
  key,
  name: { zh: '客户投诉处理', en: 'Complaint handling' },
  domain: { zh: '投诉管理', en: 'Complaints' },
  publishedVersion: 1,
  publishedAt: '2026-11-20T08:00:00.000Z',
  draftRev: 3,
  draftEditedAt: '2026-11-24T02:30:00.000Z',
  draftEditedBy: { id: 'u1', name: { zh: '王芳', en: 'Wang Fang' } },
  ...change,
});

export const sampleContent = (key = 'complaint', change: Partial<AppContent> = {}): AppContent => ({
  name: { zh: '客户投诉处理', en: 'Complaint handling' },
  summary: { zh: '从登记到归档。', en: 'From report to archive.' },
  domain: { zh: '投诉管理', en: 'Complaints' },
  owner: 'complaint-supervisor',
  starters: [],
  bpmn: emptyProcess(key),
  forms: {},
  decisions: {},
  ...change,
});

export const sampleDraft = (key = 'complaint', content: Partial<AppContent> = {}): AppDraft => ({
  app: sampleApp(key),
  rev: 3,
  content: sampleContent(key, content),
});
