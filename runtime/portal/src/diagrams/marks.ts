import type { InstanceDetail } from '@flowbook/contract';

/** Element or flow id with the marker (a CSS class) that it gets. */
export type DiagramMarks = readonly (readonly [
  string,
  'fb-active' | 'fb-done' | 'fb-incident' | 'fb-canceled' | 'fb-taken' | 'fb-at',
])[];

const MARKERS = {
  active: 'fb-active',
  completed: 'fb-done',
  canceled: 'fb-canceled',
  incident: 'fb-incident',
} as const;

/**
 * How a case looks on its diagram.
 * @param at the element that the page is about, or else what is active first, or what an ended case came to last
 */
export function marksOf(detail: Pick<InstanceDetail, 'elements' | 'takenFlows'>, at?: string): DiagramMarks {
  const here =
    at ??
    (
      detail.elements.find(({ state }) => state === 'incident' || state === 'active') ??
      detail.elements.at(-1)
    )?.elementId;
  return [
    ...detail.takenFlows.map((id) => [id, 'fb-taken'] as const),
    ...detail.elements.map(({ elementId, state }) => [elementId, MARKERS[state]] as const),
    ...(here === undefined ? [] : [[here, 'fb-at'] as const]),
  ];
}
