import { MongoBulkWriteError, MongoError, MongoNetworkError, MongoServerError } from 'mongodb';
import { StoreError, StoreUnavailable } from '../ports/errors.ts';

export const DUPLICATE = 11000;

/** Server errors after which the same call may succeed: stepping down, shutting down, out of time, disk or memory. */
const PASSING = new Set([
  6, 7, 24, 50, 63, 64, 89, 91, 100, 112, 133, 134, 150, 189, 202, 262, 9001, 10107, 11600, 11602, 13388,
  13435, 13436, 14031, 146,
]);
const REFUSED = new Set([13, 18, 8000]);
const TOO_LARGE = new Set([10334, 17419, 17420]);

const UNREACHABLE =
  /^Mongo(ServerSelection|NotConnected|TopologyClosed|ClientClosed|ServerClosed|OperationTimeout|PoolCleared|PoolClosed|WaitQueueTimeout|WriteConcern|ClientBulkWriteExecution)/;

/** Whether the error says that the `_id`, or another value that may be there once, is there already. */
export function isDuplicate(error: unknown): boolean {
  if (error instanceof MongoBulkWriteError) {
    const failures = [error.writeErrors].flat();
    const isDurable = error.result.getWriteConcernError() === undefined;
    return isDurable && failures.length > 0 && failures.every(({ code }) => code === DUPLICATE);
  }
  return error instanceof MongoServerError && error.code === DUPLICATE;
}

/** The error behind that of a bulk which did not get as far as its single writes. */
export function rootOf(error: unknown): unknown {
  const isWhole = error instanceof MongoBulkWriteError && [error.writeErrors].flat().length === 0;
  return isWhole && error.errorResponse instanceof Error ? error.errorResponse : error;
}

/** The store error that the driver's error means, with the driver's as `cause`; anything else comes back as it is. */
export function translateError(thrown: unknown, name: string): unknown {
  const error = rootOf(thrown);
  if (error instanceof StoreError) return error;
  if (error instanceof RangeError) return tooLarge(name, error);
  if (!(error instanceof MongoError)) return error;
  const code = typeof error.code === 'number' ? error.code : 0;
  if (TOO_LARGE.has(code) || /larger than|too large/i.test(error.message)) return tooLarge(name, error);
  if (REFUSED.has(code))
    return new StoreError(`The database ${name} refuses the account: ${error.message}`, { cause: error });
  if (isPassing(error, code))
    return new StoreUnavailable(`The database ${name} cannot be used now: ${error.message}`, {
      cause: error,
    });
  return new StoreError(`The database ${name} did not do what was asked: ${error.message}`, { cause: error });
}

/** Whether it is not known what the server did, or it did nothing for a reason that passes. */
export function isLost(thrown: unknown): boolean {
  const error = rootOf(thrown);
  return error instanceof MongoError && isPassing(error, typeof error.code === 'number' ? error.code : 0);
}

function isPassing(error: MongoError, code: number): boolean {
  return (
    error instanceof MongoNetworkError ||
    UNREACHABLE.test(error.name) ||
    PASSING.has(code) ||
    error.hasErrorLabel('RetryableWriteError')
  );
}

function tooLarge(name: string, cause: Error): StoreError {
  return new StoreError(`The database ${name} takes no document as large as this: ${cause.message}`, {
    cause,
  });
}
