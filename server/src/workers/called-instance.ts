import { derivedId } from '../platform/ids.ts';

/** Id of the instance that a call starts: the same for the same call, so that starting twice is starting once. */
export function calledInstanceId(parentInstanceId: string, callId: string): string {
  return derivedId('c', parentInstanceId, callId);
}
