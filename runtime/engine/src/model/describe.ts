import type { FormBinding } from '../events/event.ts';
import type { TimerDefinition } from '../time/timer-definition.ts';
import type { EventFacts } from './behavior.ts';
import type { Bilingual } from './bilingual.ts';
import type { ElementNode, ProcessModel } from './process-model.ts';

/** What a host and its screens may know of a process without running it. */
export interface ProcessDescription {
  readonly processId: string;
  readonly name: Bilingual;
  readonly elements: readonly ElementDescription[];
  readonly flows: readonly FlowDescription[];
  /** Of the process itself, not of its subprocesses. */
  readonly startEvents: readonly StartEventDescription[];
  /** Ids of the decisions, processes and kinds of work that the process needs; each once. */
  readonly decisions: readonly string[];
  readonly calledElements: readonly string[];
  readonly jobTypes: readonly string[];
}

export interface ElementDescription {
  readonly id: string;
  /** BPMN's name of the element, such as `userTask`. */
  readonly type: string;
  readonly name: Bilingual;
  readonly lane?: { readonly id: string; readonly name: Bilingual };
  readonly form?: FormBinding;
  /** Of a user task, as far as the diagram itself names them. */
  readonly candidateGroups?: readonly string[];
  readonly assignee?: string;
  readonly candidateUsers?: readonly string[];
  /** What the element needs from outside. */
  readonly jobType?: string;
  /** Names of what the job is told. */
  readonly jobInputs?: readonly string[];
  readonly decision?: string;
  readonly calledElement?: string;
}

export interface FlowDescription {
  readonly id: string;
  readonly sourceId: string;
  readonly targetId: string;
  readonly name: Bilingual;
}

/** What begins an instance. */
export interface StartTrigger {
  readonly kind: EventFacts['kind'];
  readonly messageName?: string;
  readonly signalName?: string;
  /** Source of the condition by which it begins: the host starts it with the variables that fulfil it. */
  readonly condition?: string;
  /** Of a multiple start event: what it waits for, by number; `isParallel`: for all of it together. */
  readonly parts?: readonly StartTrigger[];
  readonly isParallel?: boolean;
  /** As it is written: text, or the source of an expression. */
  readonly timer?: StartTimerDescription;
}

type StartTimerDescription = Pick<TimerDefinition, 'kind' | 'calendar' | 'timeZone'> & {
  readonly source: string;
};

/** A start event, a receive task or event that begins instances by itself, or what begins where there is no start event. */
export interface StartEventDescription extends StartTrigger {
  readonly id: string;
  readonly form?: FormBinding;
}

export function describeProcess(model: ProcessModel): ProcessDescription {
  const facts = model.nodes.map(({ behavior }) => behavior.facts);
  return {
    processId: model.processId,
    name: model.name,
    elements: model.nodes.map(describeElement),
    flows: model.flows.map(({ id, source, target, name }) => ({
      id,
      sourceId: model.nodes[source]?.id ?? '',
      targetId: model.nodes[target]?.id ?? '',
      name,
    })),
    startEvents: describeStartEvents(model),
    decisions: distinct(facts.map(({ decision }) => decision)),
    calledElements: distinct(facts.map(({ calledElement }) => calledElement)),
    jobTypes: distinct(facts.map(({ jobType }) => jobType)),
  };
}

function describeElement({ id, type, name, lane, behavior }: ElementNode): ElementDescription {
  const { form, candidateGroups, assignee, candidateUsers, jobType, jobInputs, decision, calledElement } =
    behavior.facts;
  return {
    id,
    type,
    name,
    ...(lane === null ? {} : { lane: { id: lane.id, name: lane.name } }),
    ...present({
      form,
      candidateGroups,
      assignee,
      candidateUsers,
      jobType,
      jobInputs,
      decision,
      calledElement,
    }),
  };
}

/** A process without any begins at all that nothing leads to; the first of it stands for the rest. */
function describeStartEvents({ nodes, scopes }: ProcessModel): readonly StartEventDescription[] {
  const [whole] = scopes;
  const first = nodes[whole?.withoutStart[0] ?? -1];
  if (first !== undefined) return [{ id: first.id, kind: 'none' }];
  return nodes
    .filter(
      ({ type, scope, index }) =>
        scope === 0 && (type === 'startEvent' || whole?.instantiating.includes(index)),
    )
    .map(describeStartEvent);
}

function describeStartEvent({ id, behavior }: ElementNode): StartEventDescription {
  const { event, form } = behavior.facts;
  return { id, ...describeTrigger(event ?? { kind: 'none' }), ...(form === undefined ? {} : { form }) };
}

function present<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const there = Object.entries(members).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(there) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function describeTrigger(facts: EventFacts): StartTrigger {
  const { kind, messageName, signalName, condition, timer, parts, isParallel } = facts;
  return {
    kind,
    ...(messageName === undefined ? {} : { messageName }),
    ...(signalName === undefined ? {} : { signalName }),
    ...(condition === undefined ? {} : { condition: condition.source }),
    ...(timer === undefined ? {} : { timer: describeTimer(timer) }),
    ...(parts === undefined ? {} : { parts: parts.map(describeTrigger) }),
    ...(isParallel === true ? { isParallel } : {}),
  };
}

function describeTimer({ kind, expression, calendar, timeZone }: TimerDefinition): StartTimerDescription {
  return {
    kind,
    source: expression.source,
    ...(calendar === undefined ? {} : { calendar }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}

function distinct(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== undefined && value !== ''))] as readonly string[];
}
