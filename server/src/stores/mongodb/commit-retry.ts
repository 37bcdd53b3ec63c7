import { setTimeout as wait } from 'node:timers/promises';
import { MongoServerSelectionError } from 'mongodb';
import { StoreUnavailable } from '../ports/errors.ts';

const TRIES = 4;
const PAUSE_MS = 100;

/**
 * Repeats work that changes nothing when it is done twice while the server cannot be had: a connection breaks, the
 * primary steps down. A server that did not come back within the driver's patience is reported at once.
 */
export async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const isGone = error instanceof StoreUnavailable && error.cause instanceof MongoServerSelectionError;
      if (!(error instanceof StoreUnavailable) || isGone || tries === TRIES) throw error;
      await wait(PAUSE_MS * tries);
    }
  }
}
