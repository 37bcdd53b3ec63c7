import type { RecordStore } from '../../stores/ports/people-store.ts';
import { archiveCase } from './archive-case.ts';
import { recordLetter } from './record-letter.ts';
import type { ServiceHandlers } from './service-handler.ts';

/** The job types that every server handles. */
export function builtInServices(records: RecordStore): ServiceHandlers {
  return { 'archive-case': archiveCase(records), 'record-letter': recordLetter(records) };
}
