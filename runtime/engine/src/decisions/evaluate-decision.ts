import { type Environment, ExpressionError } from '@flowbook/expressions';
import type { Json, Variables } from '../json.ts';
import { DecisionFailure, type DecisionFailureCode } from './decision-failure.ts';
import type { DecisionModel } from './decision-model.ts';
import { type Conclusion, evaluateTable } from './evaluate-table.ts';

export type DecisionResult =
  | {
      readonly ok: true;
      /** An object of the named outputs, a list of such objects, a bare value, or null where no rule matches. */
      readonly result: Json;
      /** Numbers of the rules behind the result, counted from 1; none for a literal expression. */
      readonly matchedRules: readonly number[];
    }
  | { readonly ok: false; readonly code: DecisionFailureCode; readonly reason: string };

/**
 * Makes a decision, first those that it requires, each once. Pure. A decision reads all variables, overlaid by the
 * values of the decisions that it requires itself, under their variables' names.
 *
 * Decisions read each other's values as DMN has them: that of a table with one output is bare. The result handed out
 * names the outputs wherever they have names, so that it can be merged into a document.
 */
export function evaluateDecision(
  decision: DecisionModel,
  variables: Variables,
  environment: Environment,
): DecisionResult {
  try {
    const { result, matchedRules } = conclude(decision, variables, environment, new Map());
    return { ok: true, result, matchedRules };
  } catch (error) {
    if (!(error instanceof DecisionFailure)) throw error;
    return { ok: false, code: error.code, reason: error.message };
  }
}

function conclude(
  decision: DecisionModel,
  variables: Variables,
  environment: Environment,
  known: Map<string, Conclusion>,
): Conclusion {
  const already = known.get(decision.id);
  if (already !== undefined) return already;
  const required = decision.requires.map(
    (other) => [other.variable, conclude(other, variables, environment, known).value] as const,
  );
  const data = { ...variables, ...Object.fromEntries(required) };
  const conclusion = inWordsOf(decision, () => concludeAlone(decision, data, environment));
  known.set(decision.id, conclusion);
  return conclusion;
}

function concludeAlone({ logic }: DecisionModel, data: Variables, environment: Environment): Conclusion {
  if (logic.kind === 'table') return evaluateTable(logic, data, environment);
  const value = logic.expression.evaluate(data, environment);
  return { value, result: value, matchedRules: [] };
}

/** Failures say which decision they are about. */
function inWordsOf(decision: DecisionModel, evaluate: () => Conclusion): Conclusion {
  try {
    return evaluate();
  } catch (error) {
    const isFailure = error instanceof DecisionFailure;
    if (!isFailure && !(error instanceof ExpressionError)) throw error;
    const code = isFailure ? error.code : 'expression-failed';
    throw new DecisionFailure(code, `Decision "${decision.name}": ${error.message}`, { cause: error });
  }
}
