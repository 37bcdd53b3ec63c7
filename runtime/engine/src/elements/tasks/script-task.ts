import { leave } from '../../execution/leave.ts';
import { assignInTurn } from '../../execution/mapping.ts';
import { writeVariables } from '../../execution/write-variables.ts';
import { idOf } from '../../model/reader.ts';
import { textOf } from '../../model/source.ts';
import type { ElementReader } from '../element-reader.ts';

/** A script task (BPMN 13.3.3) assigns variables by `fb:assignment`s, one after the other. Code in it is refused. */
export const readScriptTask: ElementReader = (source, reader) => {
  const id = idOf(source);
  const assignments = reader.mappings(source, 'fb:Assignment');
  if (textOf(source, 'script') !== undefined) {
    reader.problem(
      'script-not-supported',
      id,
      `${id} holds program code, which is never run; use assignments.`,
    );
  } else if (assignments.length === 0) {
    reader.problem('assignment-missing', id, `${id} assigns nothing; give it at least one fb:assignment.`);
  }
  return {
    enter: (step, instance) => {
      const scopeId = step.dataScope(instance);
      writeVariables(step, scopeId, assignInTurn(step, assignments, step.variables(scopeId)));
      leave(step, instance);
    },
    facts: {},
  };
};
