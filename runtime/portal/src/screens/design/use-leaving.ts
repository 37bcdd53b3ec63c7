import { useBlocker } from 'react-router';

/** Keeps a person in the designer while something there is unsaved; the designer asks what to do. */
export function useLeaving(blocks: (path: string) => boolean) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && blocks(nextLocation.pathname),
  );
  return {
    blocked: blocker.state === 'blocked',
    proceed: () => blocker.proceed?.(),
    stay: () => blocker.reset?.(),
  };
}
