/** An engine that is measured. Each method runs so many instances to their end and throws when one went wrong. */
export interface Contender {
  readonly name: string;
  /** Ten service tasks in a row. */
  chain(instances: number): Promise<void>;
  /** A decision, then four branches. */
  decision(instances: number): Promise<void>;
  /** Start to a user task, serialise, load, complete. */
  waiting(instances: number): Promise<void>;
  /** So many instances that a round takes about half a second, as that of every other contender. */
  readonly instancesPerRound: number;
}
