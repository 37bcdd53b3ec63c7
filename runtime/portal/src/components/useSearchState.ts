import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/**
 * The state of a list page, kept in its address: a reload, a bookmark and the way back show the same rows.
 * Changing anything but the page goes back to the first page.
 */
export function useSearchState() {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (changes: { readonly [name: string]: string | undefined }) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          if (!('page' in changes)) next.delete('page');
          for (const [name, value] of Object.entries(changes)) {
            if (value === undefined || value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const page = Math.max(1, Math.trunc(Number(params.get('page') ?? '1')) || 1);
  return { params, page, change };
}
