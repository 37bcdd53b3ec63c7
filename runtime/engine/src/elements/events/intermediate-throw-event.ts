import { leave } from '../../execution/leave.ts';
import type { ElementReader } from '../element-reader.ts';
import { readEventDefinition } from './definitions/index.ts';

/** An intermediate throw event (BPMN 13.5.1) does what its definition says and goes on. */
export const readIntermediateThrowEvent: ElementReader = (source, reader) => {
  const definition = readEventDefinition(source, 'throw', reader);
  return { enter: definition.perform ?? leave, facts: { event: definition.facts } };
};
