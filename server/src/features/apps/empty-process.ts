import type { AppContent, Bilingual } from '@flowbook/contract';

/** The content of a new app: a process with one start event, drawn so that the editor has something to open. */
export function emptyApp(key: string, name: Bilingual): AppContent {
  return {
    name,
    summary: { zh: '', en: '' },
    domain: { zh: '自定义流程', en: 'Custom processes' },
    owner: null,
    starters: [],
    bpmn: emptyProcess(key, name),
    forms: {},
    decisions: {},
  };
}

function emptyProcess(key: string, { zh, en }: Bilingual): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:fb="https://flowbook.dev/schema/bpmn/1.0" id="definitions_${key}" targetNamespace="https://flowbook.dev/processes">
  <bpmn:process id="${key}" name="${escaped(zh)}" isExecutable="true">
    <bpmn:extensionElements>
      <fb:translation lang="en">${escaped(en)}</fb:translation>
    </bpmn:extensionElements>
    <bpmn:startEvent id="start" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram_${key}">
    <bpmndi:BPMNPlane id="plane_${key}" bpmnElement="${key}">
      <bpmndi:BPMNShape id="start_di" bpmnElement="start">
        <dc:Bounds x="180" y="160" width="36" height="36" />
      </bpmndi:BPMNShape>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
