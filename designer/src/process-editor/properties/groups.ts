import type { ComponentType } from 'react';
import type { TextKey } from '../../texts/texts.ts';
import { bindingOf } from '../model/extensions.ts';
import { mayHaveCondition } from '../model/flows.ts';
import { type DiagramElement, eventDefinitionOf, isAny, type Moddle } from '../model/moddle.ts';
import { AssignmentGroup } from './AssignmentGroup.tsx';
import { AwaitedConditionGroup } from './AwaitedConditionGroup.tsx';
import { CallGroup } from './CallGroup.tsx';
import { ConditionGroup } from './ConditionGroup.tsx';
import { DecisionGroup } from './DecisionGroup.tsx';
import { DocumentationGroup } from './DocumentationGroup.tsx';
import { ErrorGroup } from './ErrorGroup.tsx';
import { EscalationGroup } from './EscalationGroup.tsx';
import { FormBindingGroup } from './FormBindingGroup.tsx';
import { JobGroup } from './JobGroup.tsx';
import { LaneGroup } from './LaneGroup.tsx';
import { LinkGroup } from './LinkGroup.tsx';
import { LoopGroup } from './LoopGroup.tsx';
import { MessageGroup } from './MessageGroup.tsx';
import { NameGroup } from './NameGroup.tsx';
import { OutputsGroup } from './OutputsGroup.tsx';
import { PayloadGroup } from './PayloadGroup.tsx';
import type { GroupProps } from './panel-context.ts';
import { ScriptGroup } from './ScriptGroup.tsx';
import { SignalGroup } from './SignalGroup.tsx';
import { TimerGroup } from './TimerGroup.tsx';

export interface PropertyGroup {
  readonly id: string;
  readonly title: TextKey;
  readonly appliesTo: (node: Moddle) => boolean;
  readonly Group: ComponentType<GroupProps>;
}

const isOf =
  (...types: string[]) =>
  (node: Moddle) =>
    isAny(node, types);
const hasDefinition = (type: string) => (node: Moddle) => eventDefinitionOf(node)?.$type === type;
/** An event subprocess is begun by its event, each time anew, and so has no loop of its own. */
const mayLoop = (node: Moddle) =>
  node.$instanceOf('bpmn:Activity') &&
  !(node.$instanceOf('bpmn:SubProcess') && node.get('triggeredByEvent') === true);
const hasMessage = (node: Moddle) =>
  hasDefinition('bpmn:MessageEventDefinition')(node) || isAny(node, ['bpmn:ReceiveTask']);
const hasPayload = (node: Moddle) =>
  hasDefinition('bpmn:SignalEventDefinition')(node) || hasDefinition('bpmn:EscalationEventDefinition')(node);
const hasNoDefinition = (node: Moddle) => eventDefinitionOf(node) === null;

/** All groups in the order in which the panel shows them. */
const groups: readonly PropertyGroup[] = [
  { id: 'name', title: 'group.name', appliesTo: () => true, Group: NameGroup },
  {
    id: 'form',
    title: 'group.form',
    appliesTo: (node) =>
      node.$instanceOf('bpmn:UserTask') ||
      // A form with which a case begins; one that is already bound can be seen and taken away anywhere.
      (node.$instanceOf('bpmn:StartEvent') && (hasNoDefinition(node) || bindingOf(node) !== null)),
    Group: FormBindingGroup,
  },
  { id: 'assignment', title: 'group.assignment', appliesTo: isOf('bpmn:UserTask'), Group: AssignmentGroup },
  { id: 'lane', title: 'group.lane', appliesTo: isOf('bpmn:Lane'), Group: LaneGroup },
  {
    id: 'condition',
    title: 'group.condition',
    appliesTo: (node) => node.$instanceOf('bpmn:SequenceFlow') && mayHaveCondition(node),
    Group: ConditionGroup,
  },
  { id: 'job', title: 'group.job', appliesTo: isOf('bpmn:ServiceTask', 'bpmn:SendTask'), Group: JobGroup },
  { id: 'decision', title: 'group.decision', appliesTo: isOf('bpmn:BusinessRuleTask'), Group: DecisionGroup },
  { id: 'script', title: 'group.script', appliesTo: isOf('bpmn:ScriptTask'), Group: ScriptGroup },
  { id: 'call', title: 'group.call', appliesTo: isOf('bpmn:CallActivity'), Group: CallGroup },
  {
    id: 'timer',
    title: 'group.timer',
    appliesTo: hasDefinition('bpmn:TimerEventDefinition'),
    Group: TimerGroup,
  },
  { id: 'message', title: 'group.message', appliesTo: hasMessage, Group: MessageGroup },
  {
    id: 'error',
    title: 'group.error',
    appliesTo: hasDefinition('bpmn:ErrorEventDefinition'),
    Group: ErrorGroup,
  },
  {
    id: 'signal',
    title: 'group.signal',
    appliesTo: hasDefinition('bpmn:SignalEventDefinition'),
    Group: SignalGroup,
  },
  {
    id: 'escalation',
    title: 'group.escalation',
    appliesTo: hasDefinition('bpmn:EscalationEventDefinition'),
    Group: EscalationGroup,
  },
  { id: 'link', title: 'group.link', appliesTo: hasDefinition('bpmn:LinkEventDefinition'), Group: LinkGroup },
  {
    id: 'awaited',
    title: 'group.condition',
    appliesTo: hasDefinition('bpmn:ConditionalEventDefinition'),
    Group: AwaitedConditionGroup,
  },
  { id: 'loop', title: 'group.loop', appliesTo: mayLoop, Group: LoopGroup },
  {
    id: 'payload',
    title: 'group.payload',
    appliesTo: (node) => hasPayload(node) && isAny(node, ['bpmn:ThrowEvent']),
    Group: PayloadGroup,
  },
  {
    id: 'outputs',
    title: 'group.outputs',
    appliesTo: (node) =>
      (hasMessage(node) || hasPayload(node)) && isAny(node, ['bpmn:CatchEvent', 'bpmn:ReceiveTask']),
    Group: OutputsGroup,
  },
  {
    id: 'documentation',
    title: 'group.documentation',
    appliesTo: () => true,
    Group: DocumentationGroup,
  },
];

export function groupsFor({ businessObject }: DiagramElement): readonly PropertyGroup[] {
  return groups.filter(({ appliesTo }) => appliesTo(businessObject));
}
