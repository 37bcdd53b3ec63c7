import { WarningFilled } from '@ant-design/icons';
import { type Instance, InstanceStatus } from '@flowbook/contract';
import { Select, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useDefinitions } from '../../api/useDefinitions.query.ts';
import { useInstances } from '../../api/useInstances.query.ts';
import { useMay } from '../../app/person.ts';
import { ListState } from '../../components/ListState.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Page } from '../../components/Page.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { StatusTag } from '../../components/StatusTag.tsx';
import { statusLabels } from '../../components/status-labels.ts';
import { useCaseTitle } from '../../components/useCaseTitle.ts';
import { useFresh } from '../../components/useFresh.ts';
import { useLastPage } from '../../components/useLastPage.ts';
import { useNarrow } from '../../components/useNarrow.ts';
import { useSearchState } from '../../components/useSearchState.ts';
import { usePick } from '../../i18n/useLocale.ts';
import { InstanceCards } from './InstanceCards.tsx';

const PAGE_SIZE = 20;

/** The cases that the person may see; filters stand in the address. */
export function InstancesPage() {
  const { t } = useTranslation();
  const pick = usePick();
  const caseTitle = useCaseTitle();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const monitors = useMay('monitor');
  const state = useSearchState();
  const { params, page, change } = state;
  const search = params.get('search') ?? '';
  const process = params.get('process') ?? undefined;
  const status = InstanceStatus.safeParse(params.get('status')).data;
  const definitions = useDefinitions().data ?? [];
  const instances = useInstances({
    search: search === '' ? undefined : search,
    definitionKey: process,
    status,
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  const shown = instances.isPlaceholderData ? undefined : instances.data;
  const fresh = useFresh(shown?.items, params.toString());
  useLastPage(state, PAGE_SIZE, shown?.total);
  const pagination = {
    current: page,
    pageSize: PAGE_SIZE,
    total: shown?.total ?? 0,
    hideOnSinglePage: true,
    showSizeChanger: false,
    showTotal: (total: number) => t('common.total', { total }),
    onChange: (next: number) => change({ page: String(next) }),
  };
  return (
    <Page title={t(monitors ? 'nav.allCases' : 'nav.cases')}>
      <div className="fb-filters">
        <SearchBox label={t('cases.search')} value={search} onSearch={(text) => change({ search: text })} />
        <Select
          className="fb-filter"
          aria-label={t('filter.process')}
          placeholder={t('filter.process')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={process}
          options={definitions.map(({ key, name }) => ({ value: key, label: pick(name) }))}
          onChange={(value) => change({ process: value })}
        />
        <Select
          className="fb-filter"
          aria-label={t('filter.status')}
          placeholder={t('filter.status')}
          allowClear
          value={status ?? null}
          options={InstanceStatus.options.map((value) => ({ value, label: t(statusLabels[value]) }))}
          onChange={(value) => change({ status: value })}
        />
      </div>
      <ListState
        query={instances}
        items={shown?.items}
        none={params.size === 0 ? t('cases.none') : t('common.noMatchFilter')}
      >
        {(items) =>
          narrow ? (
            <InstanceCards instances={[...items]} fresh={fresh} pagination={pagination} />
          ) : (
            <Table<Instance>
              className="fb-table"
              rowKey="id"
              dataSource={[...items]}
              pagination={pagination}
              rowClassName={({ id }) => (fresh.has(id) ? 'fb-row fb-fresh' : 'fb-row')}
              onRow={({ id }) => ({ onClick: () => navigate(`/instances/${id}`) })}
              columns={[
                {
                  title: t('cases.case'),
                  key: 'case',
                  render: (_, each) => (
                    <div className="fb-cell">
                      <Link
                        to={`/instances/${each.id}`}
                        className="fb-strong"
                        onClick={(event) => event.stopPropagation()}
                      >
                        {caseTitle(each.title, each.definitionName)}
                      </Link>
                      <span className="fb-secondary">
                        {t('common.version', {
                          name: pick(each.definitionName),
                          version: each.definitionVersion,
                        })}
                      </span>
                    </div>
                  ),
                },
                {
                  title: t('filter.status'),
                  key: 'status',
                  width: 200,
                  render: (_, each) => (
                    <div className="fb-statuses">
                      <StatusTag status={each.status} />
                      {each.openIncidents > 0 && (
                        <span className="fb-due-overdue">
                          <WarningFilled aria-hidden /> {t('case.incidents', { count: each.openIncidents })}
                        </span>
                      )}
                    </div>
                  ),
                },
                {
                  title: t('cases.startedBy'),
                  key: 'by',
                  width: 150,
                  render: (_, each) =>
                    each.startedBy === null ? t('cases.system') : pick(each.startedBy.name),
                },
                {
                  title: t('cases.startedAt'),
                  key: 'started',
                  width: 150,
                  render: (_, each) => <Moment at={each.startedAt} layout="stack" />,
                },
                {
                  title: t('cases.endedAt'),
                  key: 'ended',
                  width: 150,
                  render: (_, each) =>
                    each.endedAt === null ? '–' : <Moment at={each.endedAt} layout="stack" />,
                },
              ]}
            />
          )
        }
      </ListState>
    </Page>
  );
}
