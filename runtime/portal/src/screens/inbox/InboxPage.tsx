import { Pagination, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTasks } from '../../api/useTasks.query.ts';
import { ListState } from '../../components/ListState.tsx';
import { Page } from '../../components/Page.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { useFresh } from '../../components/useFresh.ts';
import { useLastPage } from '../../components/useLastPage.ts';
import { useNarrow } from '../../components/useNarrow.ts';
import { useSearchState } from '../../components/useSearchState.ts';
import { TaskCards } from './TaskCards.tsx';
import { TaskTable } from './TaskTable.tsx';

const PAGE_SIZE = 20;
const VIEWS = ['mine', 'groups', 'done'] as const;
const LABELS = { mine: 'inbox.mine', groups: 'inbox.groups', done: 'inbox.done' } as const;
const EMPTY = { mine: 'inbox.noneMine', groups: 'inbox.noneGroups', done: 'inbox.noneDone' } as const;

/** What waits for me, what waits for my roles, and what I have done. */
export function InboxPage() {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const state = useSearchState();
  const { params, page, change } = state;
  const view = VIEWS.find((each) => each === params.get('view')) ?? 'mine';
  const search = params.get('search') ?? '';
  const tasks = useTasks({
    view,
    search: search === '' ? undefined : search,
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  const shown = tasks.isPlaceholderData ? undefined : tasks.data;
  const fresh = useFresh(shown?.items, `${view} ${search} ${page}`);
  useLastPage(state, PAGE_SIZE, shown?.total);
  const counts = tasks.data?.counts;
  const Rows = narrow ? TaskCards : TaskTable;

  return (
    <Page
      title={t('inbox.title')}
      actions={
        <SearchBox label={t('inbox.search')} value={search} onSearch={(text) => change({ search: text })} />
      }
    >
      <Tabs
        activeKey={view}
        onChange={(key) => change({ view: key === 'mine' ? undefined : key })}
        items={VIEWS.map((each) => ({
          key: each,
          label: (
            <span>
              {t(LABELS[each])}
              {each !== 'done' && counts !== undefined && (
                <span className="fb-count-plain">{counts[each]}</span>
              )}
            </span>
          ),
        }))}
      />
      <ListState
        query={tasks}
        items={shown?.items}
        none={search === '' ? t(EMPTY[view]) : t('common.noMatch', { search })}
      >
        {(items) => (
          <>
            <Rows tasks={items} fresh={fresh} view={view} />
            <Pagination
              className="fb-pages"
              align="end"
              current={page}
              pageSize={PAGE_SIZE}
              total={shown?.total ?? 0}
              hideOnSinglePage
              showSizeChanger={false}
              showTotal={(total) => t('common.total', { total })}
              onChange={(next) => change({ page: String(next) })}
            />
          </>
        )}
      </ListState>
    </Page>
  );
}
