import type { Clock } from '../platform/clock.ts';

const EVERY_MS = 1000;

/** Calls `look` every second, also while the clock is set back. Returns what ends it. */
export function lookRegularly(clock: Clock, look: () => void): () => void {
  let forget = () => {};
  const appoint = () => {
    forget = clock.wakeAfter(EVERY_MS, () => {
      appoint();
      look();
    });
  };
  appoint();
  return () => forget();
}
