/** An engine that is measured. Each method runs so many instances to their end and throws when one went wrong. */
export interface Contender {
  readonly name: string;
  /** Ten service tasks in a row. */
  chain(instances: number): Promise<void>;
  /** A decision, then four branches. */
  decision(instances: number): Promise<void>;
  /** Start to a user task, serialise, load, complete. */
  waiting(instances: number): Promise<void>;
  /** How many instances a round needs to take long enough to be measured. */
  readonly instancesPerRound: number;
}
