import type { TaskDetail } from '@flowbook/contract';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTaskAction } from '../../api/useTaskAction.mutation.ts';
import { useExplain } from '../../components/useExplain.ts';

interface TaskActionsProps {
  readonly task: TaskDetail;
  /** Whether there is a form to send, or none is needed. */
  readonly ready: boolean;
  readonly sending: boolean;
  readonly onSubmit: () => void;
}

/** What the person may do with the task now. Nothing to do: no bar. */
export function TaskActions({ task, ready, sending, onSubmit }: TaskActionsProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const claim = useTaskAction('claimTask');
  const release = useTaskAction('releaseTask');
  const explain = useExplain();
  const { allowed } = task;
  if (task.status !== 'open' || !(allowed.claim || allowed.release || allowed.complete)) return null;
  return (
    <footer className="fb-task-actions">
      {allowed.complete && (
        <Button type="primary" loading={sending} disabled={!ready} onClick={onSubmit}>
          {t('task.submit')}
        </Button>
      )}
      {allowed.claim && (
        <Button
          type={allowed.complete ? 'default' : 'primary'}
          loading={claim.isPending}
          onClick={() =>
            claim.mutate(task.id, { onSuccess: () => message.success(t('task.claimed')), onError: explain })
          }
        >
          {t('task.claim')}
        </Button>
      )}
      {allowed.release && (
        <Button
          loading={release.isPending}
          disabled={sending}
          onClick={() =>
            release.mutate(task.id, {
              onSuccess: () => message.success(t('task.released')),
              onError: explain,
            })
          }
        >
          {t('task.release')}
        </Button>
      )}
    </footer>
  );
}
