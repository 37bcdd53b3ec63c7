import { useBlocker } from 'react-router';

/** Keeps a person on the page as long as `blocks` says so of the path they want to go to. */
export function useLeaving(blocks: (path: string) => boolean) {
  const blocker = useBlocker(({ nextLocation }) => blocks(nextLocation.pathname));
  return {
    blocked: blocker.state === 'blocked',
    proceed: () => blocker.proceed?.(),
    stay: () => blocker.reset?.(),
  };
}
