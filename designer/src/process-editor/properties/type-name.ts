import { eventDefinitionOf, type Moddle } from '../model/moddle.ts';

const EVENTS: { readonly [type: string]: string } = {
  'bpmn:StartEvent': 'start event',
  'bpmn:EndEvent': 'end event',
  'bpmn:IntermediateCatchEvent': 'intermediate catch event',
  'bpmn:IntermediateThrowEvent': 'intermediate throw event',
  'bpmn:BoundaryEvent': 'boundary event',
};
const NAMES: { readonly [type: string]: string } = {
  'bpmn:Process': 'Process',
  'bpmn:Collaboration': 'Collaboration',
  'bpmn:Participant': 'Pool',
  'bpmn:SubProcess': 'Sub-process',
};

/** What an element is, such as “Timer boundary event”, in the language of bpmn-js' dictionary. */
export function typeName(node: Moddle, translate: (text: string) => string): string {
  const event = EVENTS[node.$type];
  if (event !== undefined) return translate(eventName(node, event));
  if (node.$type === 'bpmn:SubProcess' && node.get('triggeredByEvent') === true) {
    return translate('Event sub-process');
  }
  return translate(NAMES[node.$type] ?? sentence(node.$type));
}

function eventName(node: Moddle, event: string): string {
  const definition = eventDefinitionOf(node);
  const kind = definition?.$type.replace(/^bpmn:(\w+)EventDefinition$/, '$1') ?? '';
  const name = kind === '' ? event : `${kind} ${event}`;
  const interrupts =
    node.$type === 'bpmn:StartEvent'
      ? node.get('isInterrupting') !== false
      : node.$type !== 'bpmn:BoundaryEvent' || node.get('cancelActivity') !== false;
  const whole = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  return interrupts ? whole : `${whole} (non-interrupting)`;
}

/** `bpmn:BusinessRuleTask` → “Business rule task”. */
function sentence(type: string): string {
  const words = type
    .replace(/^\w+:/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return `${words[0]?.toUpperCase()}${words.slice(1)}`.replace('based', '-based').replace(' -', '-');
}
