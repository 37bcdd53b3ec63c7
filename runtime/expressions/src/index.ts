export type { Environment, Expression, ExpressionSource, ParsedExpression } from './expression.ts';
export { ExpressionError } from './expression-error.ts';
export {
  evaluateUnaryTest,
  type FeelExpression,
  type FeelValue,
  type ParsedFeel,
  type ParsedUnaryTest,
  parseFeel,
  parseUnaryTest,
  type UnaryTest,
} from './feel/feel-expression.ts';
export { isTrue } from './is-true.ts';
export type { Json, Variables } from './json.ts';
export { parseExpression } from './parse-expression.ts';
export { type SafePattern, safePattern } from './text/safe-pattern.ts';
export { addDuration, type Duration, readDuration } from './time/duration.ts';
export { type Moment, readMoment } from './time/moment.ts';
export { instantOf, wallAt, wallTime } from './time/zone.ts';
