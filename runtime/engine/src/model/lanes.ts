import { bilingualNameOf } from './bilingual.ts';
import type { LaneRef } from './process-model.ts';
import { childOf, childrenOf, type Source, textOf } from './source.ts';

/** The innermost lane of each element, by element id. A lane without a group of its own has that of the lane round it. */
export function readLanes(process: Source): ReadonlyMap<string, LaneRef> {
  const lanes = new Map<string, LaneRef>();
  for (const laneSet of childrenOf(process, 'laneSets')) addLanes(laneSet, null, lanes);
  return lanes;
}

function addLanes(laneSet: Source, outerGroup: string | null, lanes: Map<string, LaneRef>): void {
  for (const lane of childrenOf(laneSet, 'lanes')) {
    const candidateGroup = textOf(lane, 'fb:candidateGroup') ?? outerGroup;
    const ref = { id: lane.id ?? '', name: bilingualNameOf(lane), candidateGroup };
    for (const element of childrenOf(lane, 'flowNodeRef'))
      if (element.id !== undefined) lanes.set(element.id, ref);
    const inner = childOf(lane, 'childLaneSet');
    if (inner !== undefined) addLanes(inner, candidateGroup, lanes);
  }
}
