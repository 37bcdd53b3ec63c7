import type { Json } from '@flowbook/contract';
import { type DiagramElement, type Editing, type Moddle, nodeOf, textOf } from './moddle.ts';
import { readVote, type Vote, voteCondition } from './vote.ts';

/**
 * How often an activity runs for one token. `all`: once for each of several, at the same time, until all are done
 * (会签); `first`: the same, but the first one done is enough (或签); `sequence`: one after the other (依次审批); `vote`:
 * until a share of them agrees or no longer can (票决); `other`: several with a condition of its own; `repeat`: again
 * and again while a condition holds.
 */
export type LoopKind = 'none' | 'all' | 'first' | 'sequence' | 'vote' | 'repeat' | 'other';

/** What the runs are about, and what is kept of them. */
export interface SeveralRuns {
  /** A list of the data or an expression that gives one; empty where `cardinality` counts instead. */
  readonly collection: string;
  readonly cardinality: string;
  readonly elementVariable: string;
  /** What a run gives, and the variable in which all of it is collected. */
  readonly outputElement: string;
  readonly outputCollection: string;
  readonly completionCondition: string;
  readonly isSequential: boolean;
}

const FIRST = '{">=":[{"var":"numberOfCompletedInstances"},1]}';
const SEVERAL = 'bpmn:MultiInstanceLoopCharacteristics';
const REPEAT = 'bpmn:StandardLoopCharacteristics';
const ATTRIBUTES = ['collection', 'elementVariable', 'outputElement', 'outputCollection'] as const;
const NOTHING: SeveralRuns = {
  collection: '',
  cardinality: '',
  elementVariable: '',
  outputElement: '',
  outputCollection: '',
  completionCondition: '',
  isSequential: false,
};

export function loopOf(activity: Moddle): Moddle | null {
  return nodeOf(activity, 'loopCharacteristics');
}

export function loopKindOf(activity: Moddle): LoopKind {
  const loop = loopOf(activity);
  if (loop === null) return 'none';
  if (loop.$type === REPEAT) return 'repeat';
  const { isSequential, completionCondition } = severalOf(loop);
  if (completionCondition === '') return isSequential ? 'sequence' : 'all';
  if (isSequential) return 'other';
  if (completionCondition === FIRST) return 'first';
  return readVote(completionCondition) === null ? 'other' : 'vote';
}

/** The settings of an activity that runs several times; nothing is set where it does not. */
export function severalOf(loop: Moddle | null): SeveralRuns {
  if (loop?.$type !== SEVERAL) return NOTHING;
  const attributes = Object.fromEntries(ATTRIBUTES.map((name) => [name, textOf(loop, `fb:${name}`)]));
  return {
    ...NOTHING,
    ...attributes,
    cardinality: expressionIn(loop, 'loopCardinality'),
    completionCondition: expressionIn(loop, 'completionCondition'),
    isSequential: loop.get('isSequential') === true,
  };
}

/**
 * Lets an activity run in another way, as one step. A user task with nobody named is given to the person of each run;
 * when it runs once again, that goes too.
 */
export function setLoopKind(editing: Editing, element: DiagramElement, kind: LoopKind): void {
  const activity = element.businessObject;
  const before = loopOf(activity);
  const several = severalOf(before);
  const isUserTask = activity.$instanceOf('bpmn:UserTask');
  const variable = several.elementVariable || (isUserTask ? 'approver' : 'item');
  const assignee = textOf(activity, 'fb:assignee');
  const isGiven = assignee === `=${variable}`;
  editing.together(() => {
    if (kind === 'none' || kind === 'repeat') {
      if (isUserTask && isGiven) editing.set(element, { 'fb:assignee': undefined });
      const loop = kind === 'none' ? undefined : editing.create(REPEAT, { loopMaximum: 3 });
      if (loop !== undefined) loop.$parent = activity;
      editing.set(element, { loopCharacteristics: loop });
      return;
    }
    const isOver = several.cardinality === '';
    putSeveral(editing, element, {
      ...several,
      ...(isOver ? { elementVariable: variable } : {}),
      ...(kind === 'vote' ? { outputCollection: several.outputCollection || 'votes' } : {}),
      isSequential: kind === 'sequence',
      completionCondition: conditionFor(kind, several),
    });
    if (isUserTask && isOver && assignee === '') editing.set(element, { 'fb:assignee': `=${variable}` });
  });
}

/** Changes settings of an activity that runs several times; one step. A vote goes on counting what is collected. */
export function setSeveral(editing: Editing, element: DiagramElement, change: Partial<SeveralRuns>): void {
  const before = severalOf(loopOf(element.businessObject));
  const vote = readVote(before.completionCondition);
  const collection = change.outputCollection;
  const follows = vote !== null && collection !== undefined && change.completionCondition === undefined;
  const completionCondition = follows ? voteCondition({ ...vote, votes: collection }) : undefined;
  const after = { ...before, ...change, ...(follows && completionCondition ? { completionCondition } : {}) };
  const given = `=${before.elementVariable}`;
  const renamed = change.elementVariable !== undefined && change.elementVariable !== before.elementVariable;
  editing.together(() => {
    putSeveral(editing, element, after);
    if (renamed && before.elementVariable !== '' && textOf(element.businessObject, 'fb:assignee') === given) {
      const next = after.elementVariable === '' ? undefined : `=${after.elementVariable}`;
      editing.set(element, { 'fb:assignee': next });
    }
  });
}

/** What an activity's vote asks for, or `null` where it holds none. */
export function voteOf(activity: Moddle): Vote | null {
  return readVote(severalOf(loopOf(activity)).completionCondition);
}

export function setVote(
  editing: Editing,
  element: DiagramElement,
  vote: { agree?: Json; percent?: number },
): void {
  const before = voteOf(element.businessObject);
  if (before === null) return;
  setSeveral(editing, element, { completionCondition: voteCondition({ ...before, ...vote }) });
}

/** A loop that repeats: while which condition, how often at most, and whether it is asked before the first run. */
export interface Repetition {
  readonly condition: string;
  readonly maximum: string;
  readonly testBefore: boolean;
}

export function repetitionOf(loop: Moddle): Repetition {
  return {
    condition: expressionIn(loop, 'loopCondition'),
    maximum: textOf(loop, 'loopMaximum'),
    testBefore: loop.get('testBefore') === true,
  };
}

export function setRepetition(editing: Editing, element: DiagramElement, change: Partial<Repetition>): void {
  const loop = loopOf(element.businessObject);
  if (loop === null) return;
  const { condition, maximum, testBefore } = { ...repetitionOf(loop), ...change };
  editing.setOn(element, loop, {
    loopCondition: expressionFor(editing, loop, condition),
    loopMaximum: maximum === '' ? undefined : Number(maximum),
    testBefore: testBefore || undefined,
  });
}

function conditionFor(kind: LoopKind, several: SeveralRuns): string {
  if (kind === 'first') return FIRST;
  if (kind === 'vote') {
    return voteCondition({ votes: several.outputCollection || 'votes', agree: true, percent: 50 });
  }
  return kind === 'other' ? several.completionCondition : '';
}

/** A node of its own each time, so that undo brings the former one back with its content. */
function putSeveral(editing: Editing, element: DiagramElement, several: SeveralRuns): void {
  const loop = editing.create(SEVERAL, {
    isSequential: several.isSequential || undefined,
    ...Object.fromEntries(ATTRIBUTES.map((name) => [`fb:${name}`, several[name] || undefined])),
  });
  loop.$parent = element.businessObject;
  const parts = {
    loopCardinality: expressionFor(editing, loop, several.cardinality),
    completionCondition: expressionFor(editing, loop, several.completionCondition),
  };
  editing.set(element, { loopCharacteristics: loop });
  editing.setOn(element, loop, parts);
}

function expressionIn(loop: Moddle, property: string): string {
  const expression = nodeOf(loop, property);
  return expression === null ? '' : textOf(expression, 'body');
}

function expressionFor(editing: Editing, parent: Moddle, text: string): Moddle | undefined {
  if (text.trim() === '') return undefined;
  const expression = editing.create('bpmn:FormalExpression', { body: text.trim() });
  expression.$parent = parent;
  return expression;
}
