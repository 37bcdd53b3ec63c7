import type { Reader } from '../../model/reader.ts';
import { childOf, type Source, textOf } from '../../model/source.ts';

/** The name of the message that an element refers to; a missing message or name is a problem. */
export function readMessageName(holder: Source, reader: Reader, elementId: string): string {
  const message = childOf(holder, 'messageRef');
  const name = message === undefined ? undefined : reader.fixedName(textOf(message, 'name'), elementId);
  if (name === undefined) {
    const what = message === undefined ? 'names no message' : 'refers to a message without a name';
    reader.problem('message-missing', elementId, `${elementId} ${what}.`);
  }
  return name ?? '';
}
