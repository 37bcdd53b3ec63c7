import type { Problem } from '../../errors/problem.ts';
import type { SourceScope } from '../collect.ts';
import type { ProcessModel } from '../process-model.ts';

/** Says of a document, as it is written, what BPMN or this engine does not allow. */
export type DocumentRule = (scopes: readonly SourceScope[]) => Iterable<Problem>;

/** Says the same of a model that has been built. */
export type ModelRule = (model: ProcessModel) => Iterable<Problem>;

export function problem(code: string, elementId: string, reason: string): Problem {
  return { code, elementId, reason };
}
