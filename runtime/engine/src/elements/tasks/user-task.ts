import type { Expression } from '@flowbook/expressions';
import { clockOf } from '../../execution/clock.ts';
import type { ElementInstance } from '../../execution/element-instance.ts';
import { evaluate, evaluateText } from '../../execution/evaluate.ts';
import { leave } from '../../execution/leave.ts';
import { mapOnto } from '../../execution/mapping.ts';
import type { Step } from '../../execution/step.ts';
import { Trouble } from '../../execution/trouble.ts';
import { writeVariables } from '../../execution/write-variables.ts';
import type { Variables } from '../../json.ts';
import type { Behavior } from '../../model/behavior.ts';
import { idOf, type Reader } from '../../model/reader.ts';
import { numberOf, type Source, textOf } from '../../model/source.ts';
import { isDuration } from '../../time/instants.ts';
import type { Counting } from '../../time/measure.ts';
import { dueOf, faultOf } from '../../time/timer-definition.ts';
import type { ElementReader } from '../element-reader.ts';

const DEFAULT_PRIORITY = 50;

/**
 * A user task (BPMN 13.3.3) waits until a person completes it. Whose it is: `fb:assignee`, else whoever of
 * `fb:candidateUsers` or `fb:candidateGroups` claims it; without groups those of the innermost lane.
 */
export const readUserTask: ElementReader = (source, reader, { lane }) => {
  const form = reader.formBinding(source);
  const inputs = reader.mappings(source, 'fb:Input');
  const assignee = reader.optionalExpression(source, 'fb:assignee');
  const users = reader.optionalExpression(source, 'fb:candidateUsers');
  const groups = reader.optionalExpression(source, 'fb:candidateGroups');
  const dueDate = readDueDate(source, reader);
  const counting = reader.counting(source, idOf(source));
  const priority = numberOf(source, 'fb:priority') ?? DEFAULT_PRIORITY;
  const laneGroups = lane?.candidateGroup === null || lane === null ? [] : [lane.candidateGroup];
  const bound = form === undefined ? {} : { form };

  const whose = (step: Step, data: Variables) => ({
    assignee: assignee === null ? null : evaluateText(step, assignee, data),
    candidateUsers: users === null ? [] : evaluateList(step, users, data),
    candidateGroups: groups === null ? laneGroups : evaluateList(step, groups, data),
  });

  const enter = (step: Step, instance: ElementInstance) => {
    const scopeId = step.dataScope(instance);
    const before = step.variables(scopeId);
    const person = step.draft.elements[instance.id]?.asks;
    // Whoever is asked again, or signs too, finds the document as it is: it is not prefilled anew.
    const prefilled = person === undefined ? mapOnto(step, inputs, before, before) : {};
    const data = inputs.length === 0 ? before : { ...before, ...prefilled };
    const task = {
      ...(person === undefined
        ? whose(step, data)
        : { assignee: person, candidateUsers: [], candidateGroups: [] }),
      dueAt: dueDate === null ? null : evaluateDueDate(step, dueDate, counting, data),
    };
    writeVariables(step, scopeId, prefilled);
    step.emit({
      type: 'task-created',
      taskId: instance.id,
      elementId: instance.node.id,
      scopeId,
      ...task,
      ...bound,
      priority,
    });
  };

  return {
    enter,
    complete: (step, instance) => leave(step, instance),
    facts: {
      ...bound,
      candidateGroups: groups === null ? laneGroups : literalList(groups),
      ...(assignee?.language === 'literal' ? { assignee: assignee.source } : {}),
      ...(users?.language === 'literal' ? { candidateUsers: literalList(users) } : {}),
    },
  } satisfies Behavior;
};

function readDueDate(source: Source, reader: Reader): Expression | null {
  const text = textOf(source, 'fb:dueDate');
  if (text === undefined) return null;
  const expression = reader.expression(text, idOf(source));
  const kind = isDuration(text) ? 'duration' : 'date';
  if (expression.language === 'literal' && faultOf(kind, text) !== null) {
    const reason = `“${text}” is neither a duration such as PT2H nor a date; ${idOf(source)} cannot be due then.`;
    reader.problem('due-date-invalid', idOf(source), reason);
  }
  return expression;
}

function evaluateDueDate(
  step: Step,
  expression: Expression,
  counting: Counting,
  data: Variables,
): string | null {
  const value = evaluate(step, expression, data);
  const kind = typeof value === 'string' && isDuration(value) ? 'duration' : 'date';
  const answer = dueOf({ kind, ...counting }, value, clockOf(step));
  if (!answer.ok) throw new Trouble('timer-invalid', `The due date cannot be read: ${answer.reason}`);
  return answer.due?.dueAt ?? null;
}

/** People or groups: a comma list, or a list that an expression gives. */
function evaluateList(step: Step, expression: Expression, data: Variables): readonly string[] {
  const value = evaluate(step, expression, data);
  if (typeof value === 'string') return splitList(value);
  if (!Array.isArray(value)) return typeof value === 'number' ? [String(value)] : [];
  return value.flatMap((entry) => (typeof entry === 'string' && entry !== '' ? [entry] : []));
}

function literalList(expression: Expression): readonly string[] {
  return expression.language === 'literal' ? splitList(expression.source) : [];
}

function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
