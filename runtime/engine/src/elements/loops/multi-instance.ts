import type { Expression } from '@flowbook/expressions';
import { cancelAllIn } from '../../execution/cancel.ts';
import type { ElementInstance } from '../../execution/element-instance.ts';
import { enter } from '../../execution/enter.ts';
import { evaluate, holds } from '../../execution/evaluate.ts';
import { guard } from '../../execution/incidents.ts';
import { leave } from '../../execution/leave.ts';
import { withValue } from '../../execution/mapping.ts';
import type { Step } from '../../execution/step.ts';
import { writeVariables } from '../../execution/write-variables.ts';
import type { Json, Variables } from '../../json.ts';
import type { LoopBehavior } from '../../model/behavior.ts';
import type { Reader } from '../../model/reader.ts';
import { childOf, type Source, textOf } from '../../model/source.ts';
import { readItems } from './items.ts';
import { endRun, loopStateOf } from './run.ts';

/**
 * A multi-instance activity (BPMN 13.3.7): one run for each element of `fb:collection` (or as many as `loopCardinality`
 * says), all at once or one after the other. A run keeps its data to itself and sees `fb:elementVariable` and
 * `loopCounter` (from 1). What `fb:outputElement` gives at its end is collected, in the order of the collection, into
 * `fb:outputCollection`. When `completionCondition` holds after a run the others are canceled.
 */
export function readMultiInstance(loop: Source, reader: Reader, id: string): LoopBehavior {
  const isSequential = loop.get('isSequential') === true;
  const items = readItems(loop, reader, id);
  const elementVariable = readName(loop, 'fb:elementVariable', reader, id);
  const output = reader.optionalPathOrExpression(loop, 'fb:outputElement', id);
  const collected = readPath(loop, 'fb:outputCollection', reader, id);
  const condition = readCondition(loop, reader, id);
  if ((textOf(loop, 'behavior') ?? 'All') !== 'All') {
    reader.problem(
      'element-not-supported',
      id,
      `${id} throws events while its runs complete, which cannot be run.`,
    );
  }
  if ((output === null) !== (collected === null)) {
    const reason = `${id} collects results only with both fb:outputElement and fb:outputCollection.`;
    reader.problem('output-collection-incomplete', id, reason);
  }

  const begin = (step: Step, activity: ElementInstance, iteration: number, item: Json) => {
    const named = elementVariable === null ? {} : { [elementVariable]: item };
    const run = { iteration, variables: { loopCounter: iteration + 1, ...named }, isolated: true };
    enter(step, activity.node, { scopeId: activity.id, run });
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
    const went = guard(step, run, 'leave', () => {
      given = output === null ? undefined : evaluate(step, output, step.variables(step.dataScope(run)));
      isEnough = condition !== null && holds(step, condition, dataAfter(step, activity, iteration, given));
    });
    if (!went) return;
    endRun(step, run, iteration, given);
    const { total, started, completed } = loopStateOf(step, activity);
    if (isEnough) {
      cancelAllIn(step, activity.id);
      finish(step, activity);
    } else if (completed === total) finish(step, activity);
    else if (isSequential && started < (total ?? 0)) step.work.push({ loopId: activity.id });
  };

  /** What a completion condition sees: the variables around the activity, the counters of BPMN, the results so far. */
  const dataAfter = (step: Step, activity: ElementInstance, iteration: number, given: Json | undefined) => {
    const { total, started, completed, outputs } = loopStateOf(step, activity);
    const counters = {
      numberOfInstances: total,
      numberOfActiveInstances: started - completed - 1,
      numberOfCompletedInstances: completed + 1,
      numberOfTerminatedInstances: 0,
    };
    const data: Variables = { ...step.variables(activity.scopeId), ...counters };
    if (collected === null || given === undefined) return data;
    return withValue(data, collected, inOrder({ ...outputs, [iteration]: given }));
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

  return { start, next, iterationDone };
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

function inOrder(outputs: { readonly [iteration: string]: Json }): readonly Json[] {
  return Object.keys(outputs)
    .sort((a, b) => Number(a) - Number(b))
    .map((iteration) => outputs[iteration] ?? null);
}
