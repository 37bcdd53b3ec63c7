/** Why a decision cannot be made on these variables. */
export type DecisionFailureCode =
  | 'expression-failed'
  | 'input-type-mismatch'
  | 'input-not-allowed'
  | 'output-type-mismatch'
  | 'output-not-allowed'
  | 'several-rules-match'
  | 'rules-disagree'
  | 'aggregation-not-possible';

/** Thrown inside the evaluation of a decision and turned into a value at its door. */
export class DecisionFailure extends Error {
  override readonly name = 'DecisionFailure';
  readonly code: DecisionFailureCode;

  constructor(code: DecisionFailureCode, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.code = code;
  }
}
