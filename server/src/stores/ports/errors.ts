/** Trouble with the database. Adapters translate their driver's errors into these and keep them as `cause`. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';
}

/** The database cannot be reached, is closed, is full or busy: the same call may succeed later. */
export class StoreUnavailable extends StoreError {
  override readonly name = 'StoreUnavailable';
}

/** The data is damaged. `advice` says what a person can do. */
export class StoreDamaged extends StoreError {
  override readonly name = 'StoreDamaged';
  readonly path: string;
  readonly advice: string;

  constructor(path: string, advice: string, options?: ErrorOptions) {
    super(`The database ${path} is damaged. ${advice}`, options);
    this.path = path;
    this.advice = advice;
  }
}

/** Another server uses the data. `holder` names it where it is known. */
export class StoreLocked extends StoreError {
  override readonly name = 'StoreLocked';
  readonly path: string;
  readonly holder: string | null;

  constructor(path: string, holder: string | null, options?: ErrorOptions) {
    const who = holder === null ? 'another server' : `another server (${holder})`;
    super(
      `The data directory ${path} is in use by ${who}. Stop it first, or choose another directory.`,
      options,
    );
    this.path = path;
    this.holder = holder;
  }
}

/** The data was written by a newer version of Flowbook than this one. */
export class StoreTooNew extends StoreError {
  override readonly name = 'StoreTooNew';

  constructor(path: string, found: number, known: number) {
    super(
      `The database ${path} has schema ${found}, but this version of Flowbook knows schema ${known} at most. ` +
        'Start the version of Flowbook that wrote it, or a later one.',
    );
  }
}
