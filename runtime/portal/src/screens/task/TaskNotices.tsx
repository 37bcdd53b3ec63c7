import type { TaskDetail } from '@flowbook/contract';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePick } from '../../i18n/useLocale.ts';
import type { CompletionTrouble } from './completion-trouble.ts';

interface TaskNoticesProps {
  readonly task: TaskDetail;
  /** The form changed while the person was typing. */
  readonly outdated: boolean;
  readonly trouble: CompletionTrouble | null;
  readonly reload: () => Promise<void>;
}

/** Why one cannot fill the form, and what happened to it meanwhile. */
export function TaskNotices({ task, outdated, trouble, reload }: TaskNoticesProps) {
  const { t } = useTranslation();
  const readOnly = useReadOnlyReason(task);
  const reloading = (
    <Button size="small" onClick={() => void reload()}>
      {t('task.reload')}
    </Button>
  );
  if (trouble === 'over' && task.status === 'open') {
    return <Alert className="fb-notice" type="warning" showIcon title={t('task.over')} action={reloading} />;
  }
  if (trouble === 'not-mine' && task.allowed.complete) {
    return (
      <Alert className="fb-notice" type="warning" showIcon title={t('task.notMine')} action={reloading} />
    );
  }
  if (outdated || trouble === 'stale') {
    return (
      <Alert
        className="fb-notice"
        type="warning"
        showIcon
        title={t('task.stale')}
        description={t('task.staleHint')}
        action={reloading}
      />
    );
  }
  return readOnly === null ? null : <Alert className="fb-notice" type="info" showIcon title={readOnly} />;
}

function useReadOnlyReason(task: TaskDetail): string | null {
  const { t } = useTranslation();
  const pick = usePick();
  if (task.status === 'completed') return t('task.readOnlyCompleted');
  if (task.status === 'canceled') return t('task.readOnlyCanceled');
  if (task.allowed.complete) return null;
  if (task.allowed.claim) return t('task.readOnlyUnclaimed');
  return task.assignee === null
    ? t('task.readOnlyGroup')
    : t('task.readOnlyAssigned', { name: pick(task.assignee.name) });
}
