import type { ElementReader } from '../element-reader.ts';
import { readEventDefinition } from './definitions/index.ts';
import { throwing } from './throwing-event.ts';

/** An intermediate throw event (BPMN 13.5.1) does what its definition says and goes on. */
export const readIntermediateThrowEvent: ElementReader = (source, reader) =>
  throwing(readEventDefinition(source, 'throw', reader));
