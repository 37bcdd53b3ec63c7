/** What the sign-in page is told about how one came to it. */
export interface SignInState {
  /** Where to go afterwards. */
  readonly from: string;
  /** Whether a session ended in the middle of work. */
  readonly expired: boolean;
}
