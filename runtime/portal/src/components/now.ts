import { useSyncExternalStore } from 'react';

const STEP_MS = 30_000;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Nobody looked for a while: the clock stood still meanwhile.
  if (timer === null) now = Date.now();
  timer ??= setInterval(tick, STEP_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

/** The viewer's clock, good to half a minute: all "3 minutes ago" of a page move together. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
