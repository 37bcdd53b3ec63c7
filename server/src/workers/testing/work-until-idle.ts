import { StoreUnavailable } from '../../stores/ports/errors.ts';
import type { Workers } from '../create-workers.ts';

/** Lets a node work until nothing is left to do, or its store fails, and ends it. */
export async function workUntilIdle(workers: Workers): Promise<void> {
  workers.start();
  try {
    await workers.idle();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
  }
  await workers.stop();
}
