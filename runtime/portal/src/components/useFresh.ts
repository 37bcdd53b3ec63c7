import { useEffect, useRef, useState } from 'react';

interface Row {
  readonly id: string;
  readonly rev: number;
}

/** As long as the stylesheet's highlight lasts. */
const HIGHLIGHT_MS = 2_500;

/**
 * Which rows arrived or changed while the list was open, for a moment of highlighting.
 * @param scope what the list shows (view, filter, page): another scope is another list, nothing in it is new.
 */
export function useFresh(rows: readonly Row[] | undefined, scope: string): ReadonlySet<string> {
  const seen = useRef<{ scope: string; revs: Map<string, number> } | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (rows === undefined) return;
    const before = seen.current;
    seen.current = { scope, revs: new Map(rows.map(({ id, rev }) => [id, rev])) };
    if (before === null || before.scope !== scope) return;
    const changed = rows.filter(({ id, rev }) => before.revs.get(id) !== rev).map(({ id }) => id);
    if (changed.length === 0) return;
    setFresh(new Set(changed));
    const timer = setTimeout(() => setFresh(new Set()), HIGHLIGHT_MS);
    return () => clearTimeout(timer);
  }, [rows, scope]);
  return fresh;
}
