/** Why a diagram or decision cannot be run. Problems are listed all together, not one at a time. */
export interface Problem {
  /** Kebab-case name of the rule that is broken, such as `element-not-supported` or `flow-without-target`. */
  readonly code: string;
  /** The element concerned; `null` when the document as a whole is. */
  readonly elementId: string | null;
  /** One English sentence that says what is wrong and, where it can, what to do. */
  readonly reason: string;
}
