/** One numbered step of the schema. Once released it is never edited: a change is a new step. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
