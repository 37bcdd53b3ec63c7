import { idOf, type Reader } from '../../model/reader.ts';
import { extensionsOf, type Source } from '../../model/source.ts';
import type { ElementReader } from '../element-reader.ts';
import { readAbstractTask } from '../tasks/abstract-task.ts';
import { readBusinessRuleTask } from '../tasks/business-rule-task.ts';
import { readScriptTask } from '../tasks/script-task.ts';
import { readUserTask } from '../tasks/user-task.ts';

const kinds: { readonly [type: string]: ElementReader } = {
  'bpmn:GlobalTask': readAbstractTask,
  'bpmn:GlobalManualTask': readAbstractTask,
  'bpmn:GlobalUserTask': readUserTask,
  'bpmn:GlobalScriptTask': readScriptTask,
  'bpmn:GlobalBusinessRuleTask': readBusinessRuleTask,
};

/**
 * A global task (BPMN 10.3.6) is written once in a document and called from several places. A call activity that names one
 * does its work where it stands, on the data that it sees there.
 */
export function readGlobalTask(call: Source, task: Source, reader: Reader): ElementReader | undefined {
  const read = kinds[task.$type];
  const hasMapping = [...extensionsOf(call, 'fb:Input'), ...extensionsOf(call, 'fb:Output')].length > 0;
  if (read !== undefined && hasMapping) {
    const reason = `${idOf(call)} calls the global task ${idOf(task)}, which sees its variables and takes no mapping.`;
    reader.problem('mapping-not-allowed', idOf(call), reason);
  }
  return read;
}
