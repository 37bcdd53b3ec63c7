import { TeamOutlined, UserOutlined } from '@ant-design/icons';
import type { Task } from '@flowbook/contract';
import { useTranslation } from 'react-i18next';
import { usePick } from '../i18n/useLocale.ts';

/** Whom a task waits for: a person, or everybody of a role. */
export function Waiter({ task }: { readonly task: Pick<Task, 'assignee' | 'candidateGroups'> }) {
  const { t } = useTranslation();
  const pick = usePick();
  if (task.assignee !== null) {
    return (
      <span className="fb-waiter">
        <UserOutlined aria-hidden /> {pick(task.assignee.name)}
      </span>
    );
  }
  if (task.candidateGroups.length === 0) return <span className="fb-secondary">{t('common.nobody')}</span>;
  return (
    <span className="fb-waiter fb-secondary">
      <TeamOutlined aria-hidden /> {task.candidateGroups.map((role) => pick(role.name)).join(' · ')}
    </span>
  );
}
