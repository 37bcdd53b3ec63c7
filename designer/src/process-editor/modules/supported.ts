/**
 * What the palette, the context pad and the replace menu offer: the elements that the engine runs. Anything else may
 * still come in with a file; the engine's own check then reports it at the element.
 */
export const supportedReplacements: ReadonlySet<string> = new Set(
  [
    'none-start',
    'message-start',
    'timer-start',
    'signal-start',
    'conditional-start',
    'none-intermediate-throw',
    'none-intermediate-throwing',
    'none-end',
    'message-end',
    'error-end',
    'terminate-end',
    'message-intermediate-catch',
    'message-intermediate-throw',
    'timer-intermediate-catch',
    'message-boundary',
    'timer-boundary',
    'error-boundary',
    'non-interrupting-message-boundary',
    'non-interrupting-timer-boundary',
    ...['signal', 'escalation', 'conditional', 'link'].flatMap((kind) => [
      `${kind}-intermediate-catch`,
      `${kind}-intermediate-throw`,
    ]),
    'signal-end',
    'escalation-end',
    ...['signal', 'escalation', 'conditional'].flatMap((kind) => [
      `${kind}-boundary`,
      `non-interrupting-${kind}-boundary`,
    ]),
    'event-subprocess',
    'exclusive-gateway',
    'parallel-gateway',
    'inclusive-gateway',
    'event-based-gateway',
    'task',
    'user-task',
    'service-task',
    'send-task',
    'receive-task',
    'manual-task',
    'rule-task',
    'script-task',
    'call-activity',
    'expanded-subprocess',
    'collapsed-subprocess',
    'subprocess',
    'sequence-flow',
    'default-flow',
    'conditional-flow',
    'expanded-pool',
  ].map((name) => `replace-with-${name}`),
);

/** What the start of an event subprocess may wait for besides; elsewhere nothing begins a case by it. */
export const handlerStarts: ReadonlySet<string> = new Set(
  [
    'error-start',
    'escalation-start',
    ...['message', 'timer', 'signal', 'escalation', 'conditional'].map(
      (kind) => `non-interrupting-${kind}-start`,
    ),
  ].map((name) => `replace-with-${name}`),
);

/** What can be drawn from the palette and appended from the context pad. */
export interface Drawable {
  readonly id: string;
  readonly type: string;
  readonly icon: string;
  /** Key of the translate dictionary. */
  readonly title: string;
  readonly group: 'event' | 'activity' | 'gateway';
  readonly options?: Readonly<Record<string, unknown>>;
}

export const drawables: readonly Drawable[] = [
  {
    id: 'start-event',
    type: 'bpmn:StartEvent',
    icon: 'bpmn-icon-start-event-none',
    title: 'Start event',
    group: 'event',
  },
  {
    id: 'timer-event',
    type: 'bpmn:IntermediateCatchEvent',
    icon: 'bpmn-icon-intermediate-event-catch-timer',
    title: 'Timer intermediate catch event',
    group: 'event',
    options: { eventDefinitionType: 'bpmn:TimerEventDefinition' },
  },
  {
    id: 'message-event',
    type: 'bpmn:IntermediateCatchEvent',
    icon: 'bpmn-icon-intermediate-event-catch-message',
    title: 'Message intermediate catch event',
    group: 'event',
    options: { eventDefinitionType: 'bpmn:MessageEventDefinition' },
  },
  {
    id: 'end-event',
    type: 'bpmn:EndEvent',
    icon: 'bpmn-icon-end-event-none',
    title: 'End event',
    group: 'event',
  },
  {
    id: 'user-task',
    type: 'bpmn:UserTask',
    icon: 'bpmn-icon-user-task',
    title: 'User task',
    group: 'activity',
  },
  {
    id: 'service-task',
    type: 'bpmn:ServiceTask',
    icon: 'bpmn-icon-service-task',
    title: 'Service task',
    group: 'activity',
  },
  {
    id: 'rule-task',
    type: 'bpmn:BusinessRuleTask',
    icon: 'bpmn-icon-business-rule-task',
    title: 'Business rule task',
    group: 'activity',
  },
  {
    id: 'script-task',
    type: 'bpmn:ScriptTask',
    icon: 'bpmn-icon-script-task',
    title: 'Script task',
    group: 'activity',
  },
  {
    id: 'call-activity',
    type: 'bpmn:CallActivity',
    icon: 'bpmn-icon-call-activity',
    title: 'Call activity',
    group: 'activity',
  },
  {
    id: 'exclusive-gateway',
    type: 'bpmn:ExclusiveGateway',
    icon: 'bpmn-icon-gateway-xor',
    title: 'Exclusive gateway',
    group: 'gateway',
  },
  {
    id: 'parallel-gateway',
    type: 'bpmn:ParallelGateway',
    icon: 'bpmn-icon-gateway-parallel',
    title: 'Parallel gateway',
    group: 'gateway',
  },
];

/** Entries of bpmn-js that stay as they are. */
export const paletteToKeep: ReadonlySet<string> = new Set([
  'hand-tool',
  'lasso-tool',
  'space-tool',
  'global-connect-tool',
  'tool-separator',
  'create.subprocess-expanded',
  'create.participant-expanded',
]);

/** Entries of bpmn-js' context pad that lead to what the engine does not run, or that our own ones replace. */
export const padToRemove: ReadonlySet<string> = new Set([
  'append.append-task',
  'append.gateway',
  'append.end-event',
  'append.intermediate-event',
  'append.condition-intermediate-event',
  'append.signal-intermediate-event',
  'append.compensation-activity',
]);

/** Of the drawables, those that follow another step most often. */
export const appendable: readonly string[] = ['user-task', 'exclusive-gateway', 'end-event', 'timer-event'];
