import type { Reader } from './reader.ts';
import { childrenOf, type Source } from './source.ts';

/**
 * The process of a document that is to run: the one that is asked for, else the only executable one. Other pools may be drawn
 * round it; a single process need not say that it is executable. Several executable pools are several processes, which are
 * compiled one by one and meet by their messages.
 *
 * @param processId which of several executable processes
 */
export function findExecutableProcess(
  definitions: Source,
  reader: Reader,
  processId?: string,
): Source | undefined {
  const processes = childrenOf(definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
  const asked = processId === undefined ? undefined : processes.find(({ id }) => id === processId);
  if (processId !== undefined && asked === undefined) {
    reader.problem('process-missing', processId, `The document has no process ${processId}.`);
    return undefined;
  }
  const executable = (asked === undefined ? processes : [asked]).filter(
    (candidate) => candidate.get('isExecutable') === true,
  );
  const [only, second] = executable.length > 0 ? executable : asked === undefined ? processes : [asked];
  if (only === undefined) {
    reader.problem('process-missing', null, 'The document has no process at all.');
    return undefined;
  }
  if (second !== undefined) {
    const ids = (executable.length > 0 ? executable : processes).map(({ id }) => id ?? '?').join(', ');
    const several = executable.length > 0;
    reader.problem(
      several ? 'several-executable-processes' : 'process-not-executable',
      only.id ?? null,
      several
        ? `Only one process of a document can be executable; this one has ${ids}.`
        : `None of the processes ${ids} is marked as executable.`,
    );
    return undefined;
  }
  if (only.get('isExecutable') === false && isStated(only)) {
    reader.problem(
      'process-not-executable',
      only.id ?? null,
      `The process ${only.id ?? ''} is marked as not executable.`,
    );
  }
  if (only.id === undefined) reader.problem('element-without-id', null, 'The process has no id.');
  return only;
}

/** Whether the document says so itself; the parser gives absent attributes their default. */
function isStated(candidate: Source): boolean {
  return Object.hasOwn(candidate, 'isExecutable');
}
