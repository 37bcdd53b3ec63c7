import type { LoopBehavior } from '../../model/behavior.ts';
import { nameOf } from '../../model/data-associations.ts';
import { idOf, type Reader } from '../../model/reader.ts';
import { childOf, type Source, textOf } from '../../model/source.ts';
import { readMultiInstance } from './multi-instance.ts';
import { readStandardLoop } from './standard-loop.ts';

/** BPMN's own words for the data of several runs (10.3.7) mean the same as ours, which count more. */
function readStandardData(loop: Source): void {
  const words = [
    ['loopDataInputRef', 'fb:collection'],
    ['inputDataItem', 'fb:elementVariable'],
    ['loopDataOutputRef', 'fb:outputCollection'],
    ['outputDataItem', 'fb:outputElement'],
  ] as const;
  for (const [standard, ours] of words) {
    const item = childOf(loop, standard);
    if (item !== undefined && textOf(loop, ours) === undefined) loop.set(ours, nameOf(item));
  }
}

/** The loop marker of an activity, if it has one (BPMN 10.3.7). */
export function readLoop(activity: Source, reader: Reader): LoopBehavior | null {
  const loop = childOf(activity, 'loopCharacteristics');
  if (loop === undefined) return null;
  readStandardData(loop);
  return loop.$type === 'bpmn:StandardLoopCharacteristics'
    ? readStandardLoop(loop, reader, idOf(activity))
    : readMultiInstance(loop, reader, idOf(activity));
}
