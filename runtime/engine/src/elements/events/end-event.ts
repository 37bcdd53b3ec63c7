import type { ElementReader } from '../element-reader.ts';
import { readEventDefinition } from './definitions/index.ts';
import { throwing } from './throwing-event.ts';

/** An end event (BPMN 13.5.6) uses its token up, after doing what its definition says. */
export const readEndEvent: ElementReader = (source, reader) =>
  throwing(readEventDefinition(source, 'end', reader));
