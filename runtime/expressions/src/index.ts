export type { Environment, Expression, ExpressionSource, ParsedExpression } from './expression.ts';
export type { Json, Variables } from './json.ts';
