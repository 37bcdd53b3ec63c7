import type { Task } from '@flowbook/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePending } from '../../api/usePending.query.ts';
import { ListState } from '../../components/ListState.tsx';
import { Page } from '../../components/Page.tsx';
import { useFresh } from '../../components/useFresh.ts';
import { useLastPage } from '../../components/useLastPage.ts';
import { useNarrow } from '../../components/useNarrow.ts';
import { useSearchState } from '../../components/useSearchState.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { PendingCards } from './PendingCards.tsx';
import { PendingFilters } from './PendingFilters.tsx';
import { PendingTable } from './PendingTable.tsx';
import { PAGE_SIZE, pendingStateOf } from './pending-state.ts';

/** Everything that waits for somebody: for whom, since when, until when. The state stands in the address. */
export function PendingPage() {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { params, page, change } = useSearchState();
  const state = pendingStateOf(params, page);
  const pending = usePending(state);
  const shown = pending.data;
  const fresh = useFresh(pending.isPlaceholderData ? undefined : shown?.items, params.toString());
  useLastPage({ page, change }, PAGE_SIZE, pending.isPlaceholderData ? undefined : shown?.total);
  const [assigning, setAssigning] = useState<Task | null>(null);
  const rows = {
    tasks: shown?.items ?? [],
    fresh,
    sort: state.sort,
    onSort: (sort: string | undefined) => change({ sort }),
    onAssign: setAssigning,
    loading: pending.isPlaceholderData,
    pagination: {
      current: page,
      pageSize: PAGE_SIZE,
      total: shown?.total ?? 0,
      showSizeChanger: false,
      hideOnSinglePage: true,
      onChange: (next: number) => change({ page: String(next) }),
    },
  };
  return (
    <Page
      title={t('nav.pending')}
      subtitle={
        shown === undefined ? (
          t('pending.subtitle')
        ) : (
          <span aria-live="polite">
            {t('pending.total', { count: shown.total })}
            {shown.overdue > 0 && (
              <span className="fb-due-overdue"> · {t('pending.overdueCount', { count: shown.overdue })}</span>
            )}
          </span>
        )
      }
    >
      <PendingFilters state={state} change={change} narrow={narrow} />
      <ListState
        query={pending}
        items={shown?.items}
        none={params.size === 0 ? t('pending.none') : t('common.noMatchFilter')}
      >
        {() => (narrow ? <PendingCards {...rows} /> : <PendingTable {...rows} />)}
      </ListState>
      {assigning !== null && <AssignDialog task={assigning} onClose={() => setAssigning(null)} />}
    </Page>
  );
}
