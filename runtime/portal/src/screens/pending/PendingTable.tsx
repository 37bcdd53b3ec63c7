import type { Task } from '@flowbook/contract';
import { Button, type PaginationProps, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Due } from '../../components/Due.tsx';
import { Moment } from '../../components/Moment.tsx';
import { useCaseTitle } from '../../components/useCaseTitle.ts';
import { Waiter } from '../../components/Waiter.tsx';
import { usePick } from '../../i18n/useLocale.ts';
import { orderOf, type PendingColumn, type PendingSortKey, sortFrom } from './pending-state.ts';

export interface PendingRowsProps {
  readonly tasks: readonly Task[];
  readonly fresh: ReadonlySet<string>;
  readonly sort: PendingSortKey;
  readonly onSort: (sort: string | undefined) => void;
  readonly onAssign: (task: Task) => void;
  readonly loading: boolean;
  readonly pagination: PaginationProps;
}

const ORDERS = ['ascend' as const, 'descend' as const];

/** The overview as a table; a click on a head sorts. */
export function PendingTable({
  tasks,
  fresh,
  sort,
  onSort,
  onAssign,
  loading,
  pagination,
}: PendingRowsProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const caseTitle = useCaseTitle();
  const sorted = (column: PendingColumn) => ({
    key: column,
    sorter: true,
    sortDirections: ORDERS,
    sortOrder: orderOf(sort, column),
  });
  return (
    <Table<Task>
      className="fb-table"
      rowKey="id"
      dataSource={[...tasks]}
      loading={loading}
      rowClassName={({ id }) => (fresh.has(id) ? 'fb-fresh' : '')}
      pagination={pagination}
      scroll={{ x: 1000 }}
      onChange={(_page, _filters, sorter, { action }) => {
        if (action !== 'sort' || Array.isArray(sorter)) return;
        onSort(sortFrom(sorter.columnKey as PendingColumn, sorter.order));
      }}
      columns={[
        {
          title: t('pending.task'),
          key: 'task',
          render: (_, task) => (
            <div className="fb-cell">
              <Link to={`/instances/${task.instanceId}`} className="fb-strong">
                {pick(task.name)}
              </Link>
              <span className="fb-secondary fb-ellipsis">
                {caseTitle(task.instanceTitle, task.definitionName)}
              </span>
            </div>
          ),
        },
        {
          title: t('inbox.process'),
          ...sorted('process'),
          width: 170,
          render: (_, task) => pick(task.definitionName),
        },
        {
          title: t('pending.who'),
          ...sorted('assignee'),
          width: 190,
          render: (_, task) => <Waiter task={task} />,
        },
        {
          title: t('inbox.since'),
          ...sorted('createdAt'),
          width: 140,
          render: (_, task) => <Moment at={task.createdAt} layout="stack" />,
        },
        {
          title: t('inbox.due'),
          ...sorted('dueAt'),
          width: 210,
          render: (_, task) => <Due task={task} />,
        },
        {
          title: t('pending.actions'),
          key: 'actions',
          width: 90,
          render: (_, task) => (
            <Button size="small" onClick={() => onAssign(task)}>
              {t('pending.assign')}
            </Button>
          ),
        },
      ]}
    />
  );
}
