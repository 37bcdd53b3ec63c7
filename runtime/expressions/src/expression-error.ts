/** The value of an expression cannot be worked out. The message is one English sentence for the author of the expression. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}
