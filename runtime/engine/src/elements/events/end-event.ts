import { leave } from '../../execution/leave.ts';
import type { ElementReader } from '../element-reader.ts';
import { readEventDefinition } from './definitions/index.ts';

/** An end event (BPMN 13.5.6) uses its token up, after doing what its definition says. */
export const readEndEvent: ElementReader = (source, reader) => {
  const definition = readEventDefinition(source, 'end', reader);
  return { enter: definition.perform ?? leave, facts: { event: definition.facts } };
};
