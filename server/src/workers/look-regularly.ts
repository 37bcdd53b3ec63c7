import type { Clock } from '../platform/clock.ts';

const EVERY_MS = 1000;

/** Calls `look` every second by the clock. Returns what ends it. */
export function lookRegularly(clock: Clock, look: () => void): () => void {
  let forget = () => {};
  const appoint = () => {
    forget = clock.wakeAt(new Date(clock.now().getTime() + EVERY_MS), () => {
      appoint();
      look();
    });
  };
  appoint();
  return () => forget();
}
