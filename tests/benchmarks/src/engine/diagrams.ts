/** What the engines write differently in the same diagram. */
export interface Dialect {
  /** Attributes of a service task. */
  readonly service: string;
  /** The condition of the flow that is taken at this level, from 1. */
  readonly condition: (level: number) => string;
}

/** Start, ten service tasks in a row, end. */
export function chain({ service }: Dialect): string {
  const ids = Array.from({ length: 10 }, (_, index) => `task_${index + 1}`);
  return diagram([
    '<bpmn:startEvent id="start"/>',
    ...ids.map((id) => `<bpmn:serviceTask id="${id}" ${service}/>`),
    '<bpmn:endEvent id="end"/>',
    ...['start', ...ids].map((id, index) => flow(id, ids[index] ?? 'end')),
  ]);
}

/** An exclusive gateway with three conditions, of which the third holds, then a fork and a join of four branches. */
export function decision({ service, condition }: Dialect): string {
  const ways = [1, 2, 3];
  const branches = [1, 2, 3, 4].map((number) => `branch_${number}`);
  return diagram([
    '<bpmn:startEvent id="start"/><bpmn:exclusiveGateway id="which"/><bpmn:exclusiveGateway id="merge"/>',
    ...[...ways.map((way) => `way_${way}`), ...branches].map(
      (id) => `<bpmn:serviceTask id="${id}" ${service}/>`,
    ),
    '<bpmn:parallelGateway id="fork"/><bpmn:parallelGateway id="join"/><bpmn:endEvent id="end"/>',
    flow('start', 'which'),
    ...ways.flatMap((way) => [flow('which', `way_${way}`, condition(way)), flow(`way_${way}`, 'merge')]),
    flow('merge', 'fork'),
    ...branches.flatMap((id) => [flow('fork', id), flow(id, 'join')]),
    flow('join', 'end'),
  ]);
}

/** Start, one user task, end. */
export function waiting(): string {
  return diagram([
    '<bpmn:startEvent id="start"/><bpmn:userTask id="task" name="Handle"/><bpmn:endEvent id="end"/>',
    flow('start', 'task'),
    flow('task', 'end'),
  ]);
}

/** Start, a user task for each of `items`, all at once, end; what they answer is collected into `answers`. */
export function manyTasks(): string {
  return diagram([
    '<bpmn:startEvent id="start"/><bpmn:endEvent id="end"/>',
    '<bpmn:userTask id="task"><bpmn:multiInstanceLoopCharacteristics fb:collection="items" fb:outputElement="answer" fb:outputCollection="answers"/></bpmn:userTask>',
    flow('start', 'task'),
    flow('task', 'end'),
  ]);
}

/** A task that is come back to until `round` reaches the limit. */
export function loop(element: string, limit: number): string {
  return diagram([
    '<bpmn:startEvent id="start"/><bpmn:exclusiveGateway id="again"/>',
    element,
    '<bpmn:exclusiveGateway id="enough" default="f_enough_end"/><bpmn:endEvent id="end"/>',
    flow('start', 'again'),
    flow('again', 'work'),
    flow('work', 'enough'),
    flow('enough', 'again', `{"&lt;":[{"var":"round"},${limit}]}`),
    flow('enough', 'end'),
  ]);
}

/** Fifty elements as people draw them: user tasks with forms, decisions between three ways, service tasks, merges. */
export function fifty(): string {
  const parts: string[] = ['<bpmn:startEvent id="start"/>'];
  let before = 'start';
  for (let block = 1; block <= 8; block++) {
    const [which, merge] = [`which_${block}`, `merge_${block}`];
    parts.push(`<bpmn:userTask id="handle_${block}" name="处理 ${block}" fb:candidateGroups="agent" fb:dueDate="PT2H">
      <bpmn:extensionElements><fb:translation lang="en">Handle ${block}</fb:translation><fb:formBinding form="sheet" stage="handle" doc="sheet"/></bpmn:extensionElements></bpmn:userTask>
      <bpmn:exclusiveGateway id="${which}" default="f_${which}_way_${block}_3"/><bpmn:exclusiveGateway id="${merge}"/>`);
    parts.push(flow(before, `handle_${block}`), flow(`handle_${block}`, which));
    for (const way of [1, 2, 3]) {
      const id = `way_${block}_${way}`;
      parts.push(`<bpmn:serviceTask id="${id}" name="通知 ${way}" fb:jobType="notify"/>`, flow(id, merge));
      parts.push(flow(which, id, way === 3 ? undefined : `{"==":[{"var":"sheet.level"},${way}]}`));
    }
    before = merge;
  }
  return diagram([...parts, '<bpmn:endEvent id="end"/>', flow(before, 'end')]);
}

function diagram(parts: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fb="https://flowbook.dev/schema/bpmn/1.0" id="definitions" targetNamespace="https://flowbook.dev/benchmarks">
  <bpmn:process id="bench" name="Bench" isExecutable="true">
    ${parts.join('\n    ')}
  </bpmn:process>
</bpmn:definitions>`;
}

function flow(from: string, to: string, condition?: string): string {
  const inner =
    condition === undefined
      ? ''
      : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="f_${from}_${to}" sourceRef="${from}" targetRef="${to}">${inner}</bpmn:sequenceFlow>`;
}
