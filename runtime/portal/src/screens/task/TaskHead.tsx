import { LeftOutlined } from '@ant-design/icons';
import type { TaskDetail } from '@flowbook/contract';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Due } from '../../components/Due.tsx';
import { useTitle } from '../../components/Page.tsx';
import { useCaseTitle } from '../../components/useCaseTitle.ts';
import { Waiter } from '../../components/Waiter.tsx';
import { usePick } from '../../i18n/useLocale.ts';

/** What the task is, in which case, for whom and until when. */
export function TaskHead({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation();
  const pick = usePick();
  const caseTitle = useCaseTitle();
  const name = pick(task.name);
  useTitle(`${name} · ${caseTitle(task.instanceTitle, task.definitionName)}`);
  return (
    <header className="fb-task-head">
      <Link to="/inbox" className="fb-back">
        <LeftOutlined aria-hidden /> {t('nav.inbox')}
      </Link>
      <h1 className="fb-h1">
        {name}
        {task.status === 'completed' && <Tag color="success">{t('task.statusCompleted')}</Tag>}
        {task.status === 'canceled' && <Tag>{t('task.statusCanceled')}</Tag>}
      </h1>
      <div className="fb-facts">
        <Link to={`/instances/${task.instanceId}`}>{caseTitle(task.instanceTitle, task.definitionName)}</Link>
        <span className="fb-secondary">
          {t('common.version', { name: pick(task.definitionName), version: task.definitionVersion })}
        </span>
        <Waiter task={task} />
        <Due task={task} />
      </div>
    </header>
  );
}
