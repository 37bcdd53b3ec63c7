import type { LoopBehavior } from '../../model/behavior.ts';
import { idOf, type Reader } from '../../model/reader.ts';
import { childOf, type Source } from '../../model/source.ts';
import { readMultiInstance } from './multi-instance.ts';
import { readStandardLoop } from './standard-loop.ts';

/** The loop marker of an activity, if it has one (BPMN 10.3.7). */
export function readLoop(activity: Source, reader: Reader): LoopBehavior | null {
  const loop = childOf(activity, 'loopCharacteristics');
  if (loop === undefined) return null;
  return loop.$type === 'bpmn:StandardLoopCharacteristics'
    ? readStandardLoop(loop, reader, idOf(activity))
    : readMultiInstance(loop, reader, idOf(activity));
}
