import { order } from '../values/order.ts';
import { FeelRange } from '../values/range.ts';
import {
  coincides,
  finishes,
  includes,
  isBefore,
  meets,
  overlaps,
  overlapsBefore,
  type Relation,
  starts,
} from '../values/range-relations.ts';
import { read } from './parameters.ts';
import { type Signature, signature } from './signature.ts';

/** A point is the range from itself to itself. */
const pointOrRange = (name: string) =>
  read(name, (value) => {
    if (value instanceof FeelRange) return value;
    return order(value, value) === null ? undefined : new FeelRange(value, value, true, true);
  });
const point = (name: string) =>
  read(name, (value) => (order(value, value) === null ? undefined : new FeelRange(value, value, true, true)));
const range = (name: string) => read(name, (value) => (value instanceof FeelRange ? value : undefined));

const ofPointsAndRanges = (holds: Relation): readonly Signature[] => [
  signature([pointOrRange('a'), pointOrRange('b')], ([a, b]) => holds(a, b)),
];
const ofRanges = (holds: Relation): readonly Signature[] => [
  signature([range('range1'), range('range2')], ([a, b]) => holds(a, b)),
];
const ofPointAndRange = (holds: Relation): readonly Signature[] => [
  signature([point('point'), range('range')], ([a, b]) => holds(a, b)),
  signature([range('range1'), range('range2')], ([a, b]) => holds(a, b)),
];
const ofRangeAndPoint = (holds: Relation): readonly Signature[] => [
  signature([range('range'), point('value')], ([a, b]) => holds(a, b)),
  signature([range('range'), point('point')], ([a, b]) => holds(a, b)),
  signature([range('range1'), range('range2')], ([a, b]) => holds(a, b)),
];

const turned =
  (holds: Relation): Relation =>
  (a, b) =>
    holds(b, a);

/** DMN 1.3, 10.3.4.9, table 78: how points and ranges lie to one another. Null where their ends have no order. */
export const rangeFunctions: { readonly [name: string]: readonly Signature[] } = {
  before: ofPointsAndRanges(isBefore),
  after: ofPointsAndRanges(turned(isBefore)),
  meets: ofRanges(meets),
  'met by': ofRanges(turned(meets)),
  overlaps: ofRanges(overlaps),
  'overlaps before': ofRanges(overlapsBefore),
  'overlaps after': ofRanges(turned(overlapsBefore)),
  finishes: ofPointAndRange(finishes),
  'finished by': ofRangeAndPoint(turned(finishes)),
  includes: ofRangeAndPoint(includes),
  during: ofPointAndRange(turned(includes)),
  starts: ofPointAndRange(starts),
  'started by': ofRangeAndPoint(turned(starts)),
  coincides: ofPointsAndRanges(coincides),
};
