import { useCallback, useEffect, useRef, useState } from 'react';
import { usePanel } from '../properties/panel-context.ts';

/** A pause in typing after which the text becomes part of the model. */
const PAUSE_MS = 600;

interface TypedText {
  readonly text: string;
  readonly type: (text: string) => void;
  /** Makes what was typed part of the model, now. */
  readonly commit: () => void;
}

/**
 * The text of a field while it is typed: it becomes part of the model on blur, after a pause, when the draft is saved and
 * when the field goes (another element was selected). A text that `accept` refuses stays in the field only.
 */
export function useTypedText(
  value: string,
  onCommit: (text: string) => void,
  accept: (text: string) => boolean = () => true,
): TypedText {
  const { pending } = usePanel();
  const [draft, setDraft] = useState<string | null>(null);
  const live = useRef({ draft, value, onCommit, accept });
  live.current = { ...live.current, value, onCommit, accept };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const forget = useRef<(() => void) | null>(null);

  const commit = useCallback(() => {
    clearTimeout(timer.current);
    const { draft: typed, value: current, onCommit: write, accept: isFine } = live.current;
    if (typed === null || !isFine(typed)) return;
    live.current.draft = null;
    forget.current?.();
    forget.current = null;
    setDraft(null);
    if (typed !== current) write(typed);
  }, []);
  const type = useCallback(
    (text: string) => {
      live.current.draft = text;
      setDraft(text);
      forget.current ??= pending.add(commit);
      clearTimeout(timer.current);
      timer.current = setTimeout(commit, PAUSE_MS);
    },
    [commit, pending],
  );
  useEffect(
    () => () => {
      commit();
      forget.current?.();
      forget.current = null;
    },
    [commit],
  );
  return { text: draft ?? value, type, commit };
}
