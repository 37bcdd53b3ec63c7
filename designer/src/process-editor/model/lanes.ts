import { type Moddle, nodesOf, processOf, textOf } from './moddle.ts';

/**
 * The candidate group that an element gets from the diagram: that of the innermost lane round it. Steps of an
 * embedded subprocess follow the lane of the subprocess.
 */
export function laneGroupOf(node: Moddle): { readonly lane: Moddle; readonly group: string } | null {
  const process = processOf(node);
  if (process === null) return null;
  for (let each: Moddle | undefined = node; each && each !== process; each = each.$parent) {
    const lane = innermostLane(process, each);
    if (lane !== null) return { lane, group: textOf(lane, 'fb:candidateGroup') };
  }
  return null;
}

function innermostLane(process: Moddle, node: Moddle): Moddle | null {
  let found: Moddle | null = null;
  const visit = (laneSet: Moddle): void => {
    for (const lane of nodesOf(laneSet, 'lanes')) {
      if (!nodesOf(lane, 'flowNodeRef').includes(node)) continue;
      found = lane;
      const inner = lane.get('childLaneSet');
      if (inner) visit(inner as Moddle);
    }
  };
  for (const laneSet of nodesOf(process, 'laneSets')) visit(laneSet);
  return found;
}
