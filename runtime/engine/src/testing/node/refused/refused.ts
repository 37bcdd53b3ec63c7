import { diagram, flow } from '../../diagram.ts';

/** A diagram that must be refused: why, with which code, at which element. */
export interface Refused {
  readonly why: string;
  readonly code: string;
  readonly at: string | null;
  readonly xml: string;
}

export const start = '<bpmn:startEvent id="s"/>';
export const end = '<bpmn:endEvent id="e"/>';
export const message = '<bpmn:message id="m1" name="news"/>';
export const formal = 'xsi:type="bpmn:tFormalExpression"';

/** A process of one element between a start and an end. */
export const around = (element: string, definitions = '') =>
  diagram(`${start}${element}${end}${flow('f1', 's', 'x')}${flow('f2', 'x', 'e')}`, definitions);
export const onBoundary = (event: string, definitions = '') =>
  diagram(
    `${start}<bpmn:userTask id="x"/>${event}${end}${flow('f1', 's', 'x')}${flow('f2', 'x', 'e')}${flow('f3', 'b', 'e')}`,
    definitions,
  );
export const timer = (inner: string) =>
  around(
    `<bpmn:intermediateCatchEvent id="x"><bpmn:timerEventDefinition>${inner}</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`,
  );
export const catching = (definition: string) =>
  around(`<bpmn:intermediateCatchEvent id="x">${definition}</bpmn:intermediateCatchEvent>`);
export const extended = (tag: string, attributes: string, inner: string) =>
  around(
    `<bpmn:${tag} id="x" ${attributes}><bpmn:extensionElements>${inner}</bpmn:extensionElements></bpmn:${tag}>`,
  );
