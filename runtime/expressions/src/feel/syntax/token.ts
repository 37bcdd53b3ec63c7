/** What a text is made of. `end` stands after the last character. */
export interface Token {
  readonly kind: 'number' | 'text' | 'word' | 'symbol' | 'end';
  /** As it is written. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}
