import type { Expression } from '@flowbook/expressions';
import { cancelAllIn } from '../../execution/cancel.ts';
import type { ElementInstance } from '../../execution/element-instance.ts';
import { enter } from '../../execution/enter.ts';
import { evaluate, holds } from '../../execution/evaluate.ts';
import { guard } from '../../execution/incidents.ts';
import { leave } from '../../execution/leave.ts';
import { withValue } from '../../execution/mapping.ts';
import type { Step } from '../../execution/step.ts';
import { Trouble } from '../../execution/trouble.ts';
import { writeVariables } from '../../execution/write-variables.ts';
import type { Json, Variables } from '../../json.ts';
import type { LoopBehavior } from '../../model/behavior.ts';
import type { Reader } from '../../model/reader.ts';
import { childOf, type Source, textOf } from '../../model/source.ts';
import type { LoopState } from '../../state/instance-state.ts';
import { readItems } from './items.ts';
import { endRun, loopStateOf } from './run.ts';
import { readRunEvents, type Throw } from './run-events.ts';

/**
 * A multi-instance activity (BPMN 13.3.7): one run for each element of `fb:collection` (or as many as `loopCardinality`
 * says), all at once or one after the other. A run keeps its data to itself and sees `fb:elementVariable` and
 * `loopCounter` (from 1). What `fb:outputElement` gives at its end is collected, in the order of the collection, into
 * `fb:outputCollection`. When `completionCondition` holds after a run the others are canceled. What a run throws when it is
 * done (`behavior`) comes before that.
 */
export function readMultiInstance(loop: Source, reader: Reader, id: string): LoopBehavior {
  const isSequential = loop.get('isSequential') === true;
  const items = readItems(loop, reader, id);
  const elementVariable = readName(loop, 'fb:elementVariable', reader, id);
  const output = reader.optionalPathOrExpression(loop, 'fb:outputElement', id);
  const collected = readPath(loop, 'fb:outputCollection', reader, id);
  const condition = readCondition(loop, reader, id);
  const events = readRunEvents(loop, reader, id);
  if ((output === null) !== (collected === null)) {
    const reason = `${id} collects results only with both fb:outputElement and fb:outputCollection.`;
    reader.problem('output-collection-incomplete', id, reason);
  }

  const begin = (
    step: Step,
    activity: ElementInstance,
    iteration: number,
    item: Json,
    person?: string | undefined,
  ) => {
    const named = elementVariable === null ? {} : { [elementVariable]: item };
    const run = { iteration, variables: { loopCounter: iteration + 1, ...named }, isolated: true };
    const asks = person === undefined ? {} : { asks: person };
    enter(step, activity.node, { scopeId: activity.id, run, ...asks });
  };

  const start = (step: Step, activity: ElementInstance) => {
    const all = items(step, step.variables(activity.scopeId));
    step.emit({
      type: 'loop-started',
      id: activity.id,
      elementId: id,
      numberOfInstances: all.length,
      ...(isSequential ? { items: all } : {}),
    });
    if (all.length === 0) finish(step, activity);
    else if (isSequential) next(step, activity);
    else {
      for (const [iteration, item] of all.entries()) {
        if (step.isActive(activity)) begin(step, activity, iteration, item);
      }
    }
  };

  const next = (step: Step, activity: ElementInstance) => {
    const { started, items: all } = loopStateOf(step, activity);
    const item = all?.[started];
    if (item !== undefined) begin(step, activity, started, item);
  };

  const iterationDone = (step: Step, run: ElementInstance, iteration: number) => {
    const activity = step.instance(run.scopeId);
    let given: Json | undefined;
    let isEnough = false;
    let throwEvents: Throw | undefined;
    const went = guard(step, run, 'leave', () => {
      given = output === null ? undefined : evaluate(step, output, step.variables(step.dataScope(run)));
      const { data, counters, isFirst } = dataAfter(step, activity, iteration, given);
      isEnough = condition !== null && holds(step, condition, data());
      throwEvents = events.prepare(step, data, { loopCounter: iteration + 1, ...counters }, isFirst);
    });
    if (!went) return;
    endRun(step, run, iteration, given);
    throwEvents?.(step, activity);
    if (step.isActive(activity)) goOn(step, activity, isEnough);
  };

  const goOn = (step: Step, activity: ElementInstance, isEnough: boolean) => {
    const { total, started, completed, removed = 0 } = loopStateOf(step, activity);
    if (isEnough) {
      cancelAllIn(step, activity.id);
      finish(step, activity);
    } else if (completed + removed === total) finish(step, activity);
    else if (isSequential && started < (total ?? 0)) step.work.push({ loopId: activity.id });
  };

  const reopen = (step: Step, activity: ElementInstance, iteration: number, asks: string | undefined) => {
    const kept = loopStateOf(step, activity).items;
    const all = kept ?? itemsOrNone(step, step.variables(activity.scopeId));
    begin(step, activity, iteration, all[iteration] ?? asks ?? null, asks);
  };

  /** Runs that were added stand in no collection, and a collection may have become unreadable meanwhile. */
  const itemsOrNone = (step: Step, data: Variables): readonly Json[] => {
    try {
      return items(step, data);
    } catch (error) {
      if (error instanceof Trouble) return [];
      throw error;
    }
  };

  const add = (step: Step, activity: ElementInstance, item: Json, asks: string) => {
    const { total } = loopStateOf(step, activity);
    step.emit({ type: 'loop-extended', id: activity.id, elementId: id });
    begin(step, activity, total ?? 0, item, asks);
  };

  const runRemoved = (step: Step, activity: ElementInstance) => {
    const { completed } = loopStateOf(step, activity);
    goOn(step, activity, completed > 0 && isEnoughNow(step, activity, completed));
  };

  /** A condition that cannot be worked out will say so at the next vote. */
  const isEnoughNow = (step: Step, activity: ElementInstance, completed: number): boolean => {
    const outputs = () => loopStateOf(step, activity).outputs;
    try {
      return condition !== null && holds(step, condition, dataOf(step, activity, completed, outputs).data());
    } catch (error) {
      if (error instanceof Trouble) return false;
      throw error;
    }
  };

  /** What a completion condition sees: the variables around the activity, the counters of BPMN, the results so far. */
  const dataAfter = (step: Step, activity: ElementInstance, iteration: number, given: Json | undefined) => {
    const loopState = loopStateOf(step, activity);
    const all = () =>
      given === undefined ? loopState.outputs : { ...loopState.outputs, [iteration]: given };
    const { completed } = loopState;
    return { ...dataOf(step, activity, completed + 1, all), isFirst: completed === 0 };
  };

  const dataOf = (step: Step, activity: ElementInstance, completed: number, outputs: () => Outputs) => {
    const { total, started, removed = 0 } = loopStateOf(step, activity);
    const counters = {
      numberOfInstances: (total ?? 0) - removed,
      numberOfActiveInstances: started - completed - removed,
      numberOfCompletedInstances: completed,
      numberOfTerminatedInstances: removed,
    };
    const data = (): Variables => {
      const seen: Variables = { ...step.variables(activity.scopeId), ...counters };
      if (collected === null) return seen;
      const [name = ''] = collected;
      // The results of many runs are a long list: it is made only for a condition that reads it.
      const get = () => withValue(seen, collected, inOrder(outputs()))[name] ?? null;
      return Object.defineProperty({ ...seen }, name, { get, enumerable: true, configurable: true });
    };
    return { counters, data };
  };

  const finish = (step: Step, activity: ElementInstance) => {
    if (collected !== null) {
      const results = inOrder(loopStateOf(step, activity).outputs);
      const [name = ''] = collected;
      const after = withValue(step.variables(activity.scopeId), collected, results);
      writeVariables(step, activity.scopeId, { [name]: after[name] ?? null });
    }
    leave(step, activity);
  };

  const kind = isSequential ? 'sequential' : 'parallel';
  return { kind, start, next, iterationDone, reopen, add, runRemoved };
}

function readCondition(loop: Source, reader: Reader, id: string): Expression | null {
  const part = childOf(loop, 'completionCondition');
  const text = part === undefined ? undefined : textOf(part, 'body');
  return text === undefined ? null : reader.expression(text, id);
}

function readPath(loop: Source, attribute: string, reader: Reader, id: string): readonly string[] | null {
  const text = textOf(loop, attribute);
  return text === undefined ? null : reader.path(text, id);
}

function readName(loop: Source, attribute: string, reader: Reader, id: string): string | null {
  const path = readPath(loop, attribute, reader, id);
  if (path !== null && path.length > 1) {
    reader.problem('variable-name-invalid', id, `${id}: the variable of a run is one name, not a path.`);
  }
  return path?.[0] ?? null;
}

type Outputs = LoopState['outputs'];

function inOrder(outputs: Outputs): readonly Json[] {
  return Object.keys(outputs)
    .sort((a, b) => Number(a) - Number(b))
    .map((iteration) => outputs[iteration] ?? null);
}
