/** Wraps what stands in a process into a whole document, for models that a test writes in a line. */
export function diagram(content: string, definitions = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fb="https://flowbook.dev/schema/bpmn/1.0" targetNamespace="https://flowbook.dev/test">
${definitions}<bpmn:process id="process" isExecutable="true">${content}</bpmn:process></bpmn:definitions>`;
}

/** A sequence flow; `condition` is JSON Logic or FEEL text. */
export function flow(id: string, source: string, target: string, condition?: string): string {
  const inner =
    condition === undefined
      ? ''
      : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escapeXml(condition)}</bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${inner}</bpmn:sequenceFlow>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
