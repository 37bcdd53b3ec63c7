import { idOf } from '../../model/reader.ts';
import { textOf } from '../../model/source.ts';
import type { ElementReader } from '../element-reader.ts';
import { readJob } from './job.ts';

/** A service task (BPMN 13.3.3): gives a job of its type to the host and waits for the result. */
export const readServiceTask: ElementReader = (source, reader) => {
  const jobType = textOf(source, 'fb:jobType');
  if (jobType === undefined) {
    reader.problem(
      'job-type-missing',
      idOf(source),
      `${idOf(source)} does not say which work it does (fb:jobType).`,
    );
  }
  return readJob(source, reader, jobType ?? '');
};
