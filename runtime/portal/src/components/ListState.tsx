import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { Failed } from './Failed.tsx';
import { WaitingRows } from './Waiting.tsx';

interface ListStateProps<Item> {
  /** The query behind the list. */
  readonly query: { readonly isError: boolean; readonly error: Error | null; refetch(): unknown };
  /** Absent while they are on their way. */
  readonly items: readonly Item[] | undefined;
  /** What to say where there are none. */
  readonly none: string;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** A list in each of its states: failed, on its way, empty, or there. */
export function ListState<Item>({ query, items, none, children }: ListStateProps<Item>) {
  if (query.isError && query.error !== null) {
    return <Failed error={query.error} retry={() => void query.refetch()} />;
  }
  if (items === undefined) return <WaitingRows />;
  if (items.length > 0) return children(items);
  return (
    <div className="fb-panel fb-empty">
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} />
    </div>
  );
}
