import { Button, Pagination } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Due } from '../../components/Due.tsx';
import { Moment } from '../../components/Moment.tsx';
import { useCaseTitle } from '../../components/useCaseTitle.ts';
import { Waiter } from '../../components/Waiter.tsx';
import { usePick } from '../../i18n/useLocale.ts';
import type { PendingRowsProps } from './PendingTable.tsx';

/** The overview on a narrow page. */
export function PendingCards({ tasks, fresh, onAssign, pagination }: PendingRowsProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const caseTitle = useCaseTitle();
  return (
    <>
      <ul className="fb-cards">
        {tasks.map((task) => (
          <li key={task.id} className={fresh.has(task.id) ? 'fb-card fb-fresh' : 'fb-card'}>
            <Link to={`/instances/${task.instanceId}`} className="fb-strong">
              {pick(task.name)}
            </Link>
            <span>{caseTitle(task.instanceTitle, task.definitionName)}</span>
            <span className="fb-secondary">{pick(task.definitionName)}</span>
            <Waiter task={task} />
            <span className="fb-card-foot">
              <Moment at={task.createdAt} />
              <Due task={task} />
            </span>
            <Button size="small" onClick={() => onAssign(task)}>
              {t('pending.assign')}
            </Button>
          </li>
        ))}
      </ul>
      <Pagination className="fb-pages" align="center" {...pagination} />
    </>
  );
}
