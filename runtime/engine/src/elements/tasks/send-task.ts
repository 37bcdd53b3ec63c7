import { leave } from '../../execution/leave.ts';
import { idOf } from '../../model/reader.ts';
import { textOf } from '../../model/source.ts';
import type { ElementReader } from '../element-reader.ts';
import { readOutgoingMessage } from '../events/outgoing-message.ts';
import { readJob } from './job.ts';

/** A send task (BPMN 13.3.3): with a job type the host does the sending; else it sends its message and goes on. */
export const readSendTask: ElementReader = (source, reader) => {
  const jobType = textOf(source, 'fb:jobType');
  if (jobType !== undefined) return readJob(source, reader, jobType);
  const send = readOutgoingMessage(source, source, reader, idOf(source));
  return {
    enter: (step, instance) => {
      send(step, instance)();
      leave(step, instance);
    },
    facts: {},
  };
};
