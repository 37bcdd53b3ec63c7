import { idOf } from '../../model/reader.ts';
import { textOf } from '../../model/source.ts';
import type { ElementReader } from '../element-reader.ts';
import { readEmbeddedSubprocess } from './embedded-subprocess.ts';

/**
 * A transaction (BPMN 10.3.5, 13.3.4) is a subprocess that can be canceled: then what was done in it is undone by its
 * compensation handlers before it is left. Storing and restoring an image of the data is not offered.
 */
export const readTransaction: ElementReader = (source, reader, surroundings) => {
  const method = textOf(source, 'method') ?? '##Compensate';
  if (method !== '##Compensate') {
    const reason = `${idOf(source)} asks for the method ${method}; a transaction is undone by compensation (##Compensate).`;
    reader.problem('transaction-method', idOf(source), reason);
  }
  return readEmbeddedSubprocess(source, reader, surroundings);
};
