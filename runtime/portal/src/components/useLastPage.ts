import { useEffect } from 'react';

/** What the search state of a list page gives and takes. */
interface Paged {
  readonly page: number;
  readonly change: (changes: { readonly page: string | undefined }) => void;
}

/**
 * Turns back to the last page that has rows when the address names one behind it: somebody finished the only task
 * there, or a filter of an old bookmark finds less now. Without it the list would look empty although it is not.
 * @param total how many rows there are on all pages; absent while they are on their way
 */
export function useLastPage({ page, change }: Paged, pageSize: number, total: number | undefined): void {
  const last = total === undefined ? page : Math.max(1, Math.ceil(total / pageSize));
  useEffect(() => {
    if (page > last) change({ page: last === 1 ? undefined : String(last) });
  }, [page, last, change]);
}
