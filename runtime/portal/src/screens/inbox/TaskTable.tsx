import type { Task } from '@flowbook/contract';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Due } from '../../components/Due.tsx';
import { Moment } from '../../components/Moment.tsx';
import { useCaseTitle } from '../../components/useCaseTitle.ts';
import { Waiter } from '../../components/Waiter.tsx';
import { usePick } from '../../i18n/useLocale.ts';

export interface TaskRowsProps {
  readonly tasks: readonly Task[];
  readonly fresh: ReadonlySet<string>;
  readonly view: 'mine' | 'groups' | 'done';
}

/** The rows of the inbox. The name is a link, so that the keyboard reaches and opens every row. */
export function TaskTable({ tasks, fresh, view }: TaskRowsProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const caseTitle = useCaseTitle();
  const navigate = useNavigate();
  return (
    <Table<Task>
      className="fb-table"
      rowKey="id"
      dataSource={[...tasks]}
      pagination={false}
      rowClassName={({ id }) => (fresh.has(id) ? 'fb-row fb-fresh' : 'fb-row')}
      onRow={({ id }) => ({ onClick: () => navigate(`/tasks/${id}`) })}
      columns={[
        {
          title: t('inbox.task'),
          key: 'task',
          render: (_, task) => (
            <div className="fb-cell">
              <Link
                to={`/tasks/${task.id}`}
                className="fb-strong"
                onClick={(event) => event.stopPropagation()}
              >
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
          key: 'process',
          width: 190,
          render: (_, task) => pick(task.definitionName),
        },
        ...(view === 'groups'
          ? [
              {
                title: t('inbox.role'),
                key: 'role',
                width: 190,
                render: (_: unknown, task: Task) => <Waiter task={task} />,
              },
            ]
          : []),
        {
          title: view === 'done' ? t('inbox.doneAt') : t('inbox.since'),
          key: 'since',
          width: 150,
          render: (_, task) => (
            <Moment
              at={view === 'done' && task.endedAt !== null ? task.endedAt : task.createdAt}
              layout="stack"
            />
          ),
        },
        {
          title: t('inbox.due'),
          key: 'due',
          width: 210,
          render: (_, task) => <Due task={task} />,
        },
      ]}
    />
  );
}
