import type { InstanceDetail } from '@flowbook/contract';
import { membersOf } from '../../http/json.ts';
import type { EventRow } from '../../stores/ports/rows.ts';

type ElementState = InstanceDetail['elements'][number];

export interface DiagramState {
  readonly elements: ElementState[];
  /** Sequence flows that were taken at least once. */
  readonly takenFlows: string[];
  /** Elements of calls by the call's id. */
  readonly callElements: ReadonlyMap<string, string>;
}

interface Visits {
  entered: number;
  readonly active: Set<string>;
  lastEnd: 'completed' | 'canceled';
}

/**
 * Where a case stands and stood on its diagram, told from its events. An element is `incident` while one is open at
 * it, else `active` while a visit goes on, else as its last visit ended.
 */
export function diagramState(
  events: readonly EventRow[],
  elementsWithIncident: ReadonlySet<string | null>,
): DiagramState {
  const visits = new Map<string, Visits>();
  const takenFlows = new Set<string>();
  const callElements = new Map<string, string>();
  for (const { type, elementId, data } of events) {
    const { id, flowId, callId } = membersOf(data);
    if (type === 'flow-taken' && typeof flowId === 'string') takenFlows.add(flowId);
    if (elementId === null) continue;
    if (type === 'call-started' && typeof callId === 'string') callElements.set(callId, elementId);
    if (typeof id === 'string') recordVisit(visits, type, elementId, id);
  }
  const elements: ElementState[] = [...visits].map(([elementId, visit]) => ({
    elementId,
    state: elementsWithIncident.has(elementId) ? 'incident' : stateOf(visit),
    count: visit.entered,
  }));
  // The server's work for an element that nobody has come to yet, such as a boundary timer, may be in trouble too.
  for (const elementId of elementsWithIncident)
    if (elementId !== null && !visits.has(elementId))
      elements.push({ elementId, state: 'incident', count: 0 });
  return { elements, takenFlows: [...takenFlows], callElements };
}

function recordVisit(visits: Map<string, Visits>, type: string, elementId: string, visitId: string): void {
  const visit = visits.get(elementId) ?? { entered: 0, active: new Set<string>(), lastEnd: 'completed' };
  if (type === 'element-entered') {
    visit.entered += 1;
    visit.active.add(visitId);
  } else if (type === 'element-left' || type === 'element-canceled') {
    visit.active.delete(visitId);
    visit.lastEnd = type === 'element-left' ? 'completed' : 'canceled';
  } else {
    return;
  }
  visits.set(elementId, visit);
}

function stateOf({ active, lastEnd }: Visits): ElementState['state'] {
  return active.size > 0 ? 'active' : lastEnd;
}
