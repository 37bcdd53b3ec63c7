import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Result } from '../client/designer-client.ts';

export type Loaded<Data> = (
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'loaded'; readonly data: Data }
) & { readonly again: () => void };

/** Asks for something when the page opens, and again when `subject` changes or `again` is called. */
export function useLoaded<Data>(ask: () => Promise<Result<Data>>, subject: string): Loaded<Data> {
  const [answer, setAnswer] = useState<{ readonly of: string; readonly result: Result<Data> } | null>(null);
  const [turn, setTurn] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks anew
  useEffect(() => {
    let alive = true;
    void latest.current().then((result) => alive && setAnswer({ of: subject, result }));
    return () => {
      alive = false;
    };
  }, [subject, turn]);
  const again = useCallback(() => {
    setAnswer(null);
    setTurn((each) => each + 1);
  }, []);
  if (answer === null || answer.of !== subject) return { state: 'waiting', again };
  const { result } = answer;
  return result.ok
    ? { state: 'loaded', data: result.data, again }
    : { state: 'failed', failure: result.error, again };
}
