import type { Expression } from '@flowbook/expressions';
import { evaluateDecision } from '../../decisions/evaluate-decision.ts';
import type { ElementInstance } from '../../execution/element-instance.ts';
import { evaluate } from '../../execution/evaluate.ts';
import { leave } from '../../execution/leave.ts';
import { isRecord, type Mapping, mapOnto, withValue } from '../../execution/mapping.ts';
import type { Step } from '../../execution/step.ts';
import { Trouble } from '../../execution/trouble.ts';
import { writeVariables } from '../../execution/write-variables.ts';
import type { Json, Variables } from '../../json.ts';
import { idOf } from '../../model/reader.ts';
import { textOf } from '../../model/source.ts';
import { own } from '../../own.ts';
import type { ElementReader } from '../element-reader.ts';

/**
 * A business rule task (BPMN 13.3.3) evaluates a decision. The decision reads the variables, overlaid by the fields of
 * `fb:decisionInput` (a variable's path, or an expression that gives an object). Its result is merged, field by field,
 * into `fb:resultVariable`; `fb:output` lines see it as `result`.
 */
export const readBusinessRuleTask: ElementReader = (source, reader) => {
  const id = idOf(source);
  const decision = textOf(source, 'fb:decision') ?? '';
  const input = reader.optionalExpression(source, 'fb:decisionInput');
  const resultPath = reader.path(textOf(source, 'fb:resultVariable') ?? 'result', id) ?? ['result'];
  const hasResultVariable = textOf(source, 'fb:resultVariable') !== undefined;
  const outputs = reader.mappings(source, 'fb:Output');
  if (decision === '') {
    reader.problem('decision-missing', id, `${id} does not say which decision it evaluates (fb:decision).`);
  }
  if (!hasResultVariable && outputs.length === 0) {
    reader.problem(
      'result-variable-missing',
      id,
      `${id} does not say where the result of its decision goes.`,
    );
  }

  const enter = (step: Step, instance: ElementInstance) => {
    const scopeId = step.dataScope(instance);
    const visible = step.variables(scopeId);
    const { result, matchedRules } = decide(step, decision, { ...visible, ...overlay(step, input, visible) });
    const merged = hasResultVariable ? mergeResult(visible, resultPath, result) : {};
    const mapped = mapOutputs(step, outputs, { ...visible, ...merged }, result);
    step.emit({ type: 'decision-evaluated', elementId: id, decision, result, matchedRules });
    writeVariables(step, scopeId, { ...merged, ...mapped });
    leave(step, instance);
  };

  return { enter, facts: { decision } };
};

function decide(step: Step, decisionId: string, data: Variables) {
  const decision = own(step.context.decisions ?? {}, decisionId);
  if (decision === undefined) {
    throw new Trouble('decision-missing', `There is no decision “${decisionId}” in this version.`);
  }
  const answer = evaluateDecision(decision, data, step.environment);
  if (!answer.ok) throw new Trouble('decision-failed', answer.reason);
  return answer;
}

function overlay(step: Step, input: Expression | null, visible: Variables): Variables {
  if (input === null) return {};
  const value = input.language === 'literal' ? at(visible, input.source) : evaluate(step, input, visible);
  return isRecord(value) ? value : {};
}

function at(variables: Variables, path: string): Json | undefined {
  let value: Json | undefined = variables;
  for (const name of path.split('.')) value = isRecord(value) ? own(value, name.trim()) : undefined;
  return value;
}

/** A decision without a result (no rule matches) leaves a document as it is. */
function mergeResult(visible: Variables, path: readonly string[], result: Json): Variables {
  const [name = ''] = path;
  const before = at(visible, path.join('.'));
  if (result === null && isRecord(before)) return {};
  const value = isRecord(result) && isRecord(before) ? { ...before, ...result } : result;
  return { [name]: withValue(visible, path, value)[name] ?? null };
}

function mapOutputs(step: Step, outputs: readonly Mapping[], visible: Variables, result: Json): Variables {
  if (outputs.length === 0) return {};
  return mapOnto(step, outputs, { ...visible, ...(isRecord(result) ? result : {}), result }, visible);
}
