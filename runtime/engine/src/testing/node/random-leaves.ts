export const leaves = [
  'task',
  'user',
  'service',
  'script',
  'receive',
  'timer',
  'message',
  'throw',
  'call',
  'bounded',
  'each',
  'each-in-turn',
  'signal',
  'broadcast',
  'condition',
  'either',
  'both',
  'undoable',
  'undo',
  'undo-aside',
  'ad-hoc',
  'ad-hoc-in-turn',
  'quantities',
  'warned',
  'counted',
  'again',
  'box',
] as const;
export type Leaf = (typeof leaves)[number];

/** Those that are one element. */
export type PlainLeaf = Exclude<Leaf, 'bounded' | 'warned' | 'undoable' | 'quantities' | 'counted'>;

interface Plain {
  readonly type: string;
  readonly attributes?: string;
  readonly content?: string;
}

export const definitions =
  '<bpmn:message id="m1" name="news"/><bpmn:error id="e1" errorCode="E1"/><bpmn:signal id="s1" name="alarm"/><bpmn:escalation id="u1" escalationCode="UP"/>' +
  '<bpmn:signalEventDefinition id="d1" signalRef="s1"/>';
export const formal = 'xsi:type="bpmn:tFormalExpression"';
export const timerOf = (duration: string) =>
  `<bpmn:timerEventDefinition fb:calendar="working"><bpmn:timeDuration ${formal}>${duration}</bpmn:timeDuration></bpmn:timerEventDefinition>`;
export const onMessage = '<bpmn:messageEventDefinition messageRef="m1"/>';
export const onSignal = '<bpmn:signalEventDefinition signalRef="s1"/>';
export const onEscalation = '<bpmn:escalationEventDefinition escalationRef="u1"/>';
export const onCondition = `<bpmn:conditionalEventDefinition><bpmn:condition ${formal}>=go</bpmn:condition></bpmn:conditionalEventDefinition>`;

const multi = (sequential: boolean) =>
  `<bpmn:multiInstanceLoopCharacteristics isSequential="${sequential}" fb:collection="items" fb:elementVariable="item" fb:outputElement="a" fb:outputCollection="results"/>`;
const catching = (content: string, attributes = ''): Plain => ({
  type: 'intermediateCatchEvent',
  attributes,
  content,
});
const throwing = (content: string): Plain => ({ type: 'intermediateThrowEvent', content });

/** The element of a leaf; `id` gives ids for what is inside it. */
export function plainLeaf(leaf: PlainLeaf, id: () => string): Plain {
  switch (leaf) {
    case 'task':
      return { type: 'task' };
    case 'user':
      return { type: 'userTask' };
    case 'service':
      return { type: 'serviceTask', attributes: 'fb:jobType="work"' };
    case 'script':
      return {
        type: 'scriptTask',
        content:
          '<bpmn:extensionElements><fb:assignment variable="count">{"+":[{"var":"count"},1]}</fb:assignment></bpmn:extensionElements>',
      };
    case 'receive':
      return { type: 'receiveTask', attributes: 'messageRef="m1"' };
    case 'timer':
      return catching(timerOf('PT1H'));
    case 'message':
      return catching(onMessage);
    case 'throw':
      return throwing(onMessage);
    case 'call':
      return { type: 'callActivity', attributes: 'calledElement="other"' };
    case 'signal':
      return catching(onSignal);
    case 'broadcast':
      return throwing(onMessage + onSignal);
    case 'condition':
      return catching(onCondition);
    case 'either':
      return catching(onMessage + onSignal + timerOf('PT5H'));
    case 'both':
      return catching(onSignal + onCondition, 'parallelMultiple="true"');
    case 'undo':
      return throwing('<bpmn:compensateEventDefinition/>');
    case 'undo-aside':
      return throwing('<bpmn:compensateEventDefinition waitForCompletion="false"/>');
    case 'ad-hoc':
      return adHoc('Parallel', `<bpmn:completionCondition ${formal}>=go</bpmn:completionCondition>`, id);
    case 'ad-hoc-in-turn':
      return adHoc('Sequential', '', id);
    case 'each':
      return { type: 'userTask', content: multi(false) };
    case 'each-in-turn':
      return { type: 'serviceTask', attributes: 'fb:jobType="work"', content: multi(true) };
    case 'again':
      return {
        type: 'userTask',
        content: `<bpmn:standardLoopCharacteristics loopMaximum="3"><bpmn:loopCondition ${formal}>=again</bpmn:loopCondition></bpmn:standardLoopCharacteristics>`,
      };
    case 'box':
      return { type: 'subProcess', content: `<bpmn:userTask id="${id()}"/><bpmn:task id="${id()}"/>` };
  }
}

function adHoc(ordering: string, condition: string, id: () => string): Plain {
  const content = `<bpmn:userTask id="${id()}"/><bpmn:serviceTask id="${id()}" fb:jobType="work"/>${condition}`;
  return { type: 'adHocSubProcess', attributes: `ordering="${ordering}"`, content };
}
